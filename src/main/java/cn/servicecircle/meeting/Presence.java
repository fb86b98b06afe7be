package cn.servicecircle.meeting;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.meeting.Minutes.Present;
import cn.servicecircle.meeting.Minutes.Quorum;
import cn.servicecircle.space.Party;
import cn.servicecircle.space.Space;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who was there as whoever runs the space writes it down: members of its bodies by id, whose names and bodies are those of that
 * day, and others by name. The ids make the quorum, and are not kept.
 */
final class Presence {
    private final Space space;
    private final LocalDate day;
    private final Set<Long> members = new HashSet<>();
    private final List<Present> names = new ArrayList<>();

    /** One of the two. */
    record Somebody(Long personId, String name) {}

    private Presence(Space space, LocalDate day) {
        this.space = space;
        this.day = day;
    }

    static Presence of(List<Somebody> people, Space space, LocalDate day) {
        Presence presence = new Presence(space, day);
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            String wrong = presence.add(people.get(i));
            if (wrong != null) {
                faults.add(new Fault("/present/" + i, null, wrong));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid("minutes:unknown-person", "到会的人有写错的", faults);
        }
        return presence;
    }

    private String add(Somebody somebody) {
        if ((somebody.personId() == null) == (somebody.name() == null)) {
            return "personId（主体的成员）和 name（别的人）写一样";
        }
        if (somebody.personId() == null) {
            names.add(new Present(somebody.name(), null));
            return null;
        }
        Optional<Party> party = bodyOf(somebody.personId());
        if (party.isEmpty()) {
            return "那一天不是参加这个空间的主体的成员，请写 name";
        }
        if (!members.add(somebody.personId())) {
            return "一个人只写一次";
        }
        names.add(new Present(
                nameIn(party.get(), somebody.personId()), party.get().name()));
        return null;
    }

    /** The host before all others. */
    private Optional<Party> bodyOf(long personId) {
        List<Party> parties = new ArrayList<>(space.parties());
        if (space.host() != null) {
            parties.add(0, space.host());
        }
        return parties.stream()
                .filter(party -> party.officeOf(personId, day).isPresent())
                .findFirst();
    }

    private String nameIn(Party party, long personId) {
        return party.membersOn(day).stream()
                .filter(member -> member.personId() == personId)
                .map(Party.Member::displayName)
                .findFirst()
                .orElseThrow();
    }

    List<Present> names() {
        return names;
    }

    /** By the rules of that day; null where the space belongs to no body. */
    Quorum quorum() {
        if (space.host() == null) {
            return null;
        }
        List<Party.Member> all = space.host().membersOn(day);
        int there = (int) all.stream()
                .filter(member -> members.contains(member.personId()))
                .count();
        return new Quorum(all.size(), there, space.rulesOn(day).meetings().quorum(all.size()));
    }
}
