package cn.servicecircle.forum;

import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.space.Party;
import cn.servicecircle.space.Spaces;

/** The body under whose name something is said, with what it has at stake. */
record SpeakerView(long id, String name, String kindText, String interest) {

    /** Null for somebody who speaks for nobody else. */
    static SpeakerView of(Long partyId, Snapshot<Spaces> spaces) {
        return partyId == null
                ? null
                : spaces.get().party(partyId).map(SpeakerView::of).orElse(null);
    }

    private static SpeakerView of(Party party) {
        return new SpeakerView(party.id(), party.name(), party.kind().text(), party.interest());
    }
}
