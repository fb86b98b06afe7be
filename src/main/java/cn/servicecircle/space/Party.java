package cn.servicecircle.space;

import cn.servicecircle.kernel.Worded;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * 参与主体: a body under whose name its members take part.
 *
 * @param areaId   the area that it belongs to, whose moderators keep it
 * @param interest what it has at stake, in its own words: shown wherever its name is
 * @param active   whether anybody may still speak for it
 */
public record Party(
        long id, long areaId, Kind kind, String name, String interest, boolean active, List<Member> members) {

    /** What a body is. */
    public enum Kind implements Worded {
        RESIDENTS_COUNCIL("居民议事会"),
        MUTUAL_AID("睦邻互助会"),
        COMMUNITY("社区"),
        OWNERS_COMMITTEE("业委会"),
        PROPERTY("物业"),
        SOCIAL_ORGANISATION("社会组织"),
        RESIDENT_UNIT("驻区单位");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** What somebody is in a body. */
    public enum Office implements Worded {
        CHAIR("召集人"),
        MEMBER("成员");

        private final String text;

        Office(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * Somebody's term (任期) in a body.
     *
     * @param from its first day
     * @param to   its last day
     */
    public record Member(long personId, String displayName, Office office, LocalDate from, LocalDate to) {
        boolean isOn(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public Party {
        members = List.copyOf(members);
    }

    /** Those whose term lasts on that day; none once nobody may speak for it any more. */
    public List<Member> membersOn(LocalDate day) {
        return members.stream().filter(member -> active && member.isOn(day)).toList();
    }

    /** What the person is in it on that day. */
    public Optional<Office> officeOf(long personId, LocalDate day) {
        return members.stream()
                .filter(member -> active && member.personId() == personId && member.isOn(day))
                .map(Member::office)
                .findFirst();
    }
}
