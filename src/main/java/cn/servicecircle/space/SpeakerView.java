package cn.servicecircle.space;

/** The body under whose name something is said, with what it has at stake. */
public record SpeakerView(long id, String name, String kindText, String interest) {

    /** Null for somebody who speaks for nobody else. */
    public static SpeakerView of(Long partyId, Spaces spaces) {
        return partyId == null
                ? null
                : spaces.party(partyId).map(SpeakerView::of).orElse(null);
    }

    private static SpeakerView of(Party party) {
        return new SpeakerView(party.id(), party.name(), party.kind().text(), party.interest());
    }
}
