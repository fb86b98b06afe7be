package cn.servicecircle.space;

import cn.servicecircle.kernel.Worded;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * 议事空间.
 *
 * @param areaId     whose moderators see to it
 * @param areaIds    whose residents deliberate in it: one, or the 小区 of a group
 * @param host       the body that it belongs to, or null
 * @param isPublic   whether everybody may read what is published in it, or only those who live there
 * @param households as they were counted; null: as many as have chosen a home there
 * @param closed     whether nothing new is posted in it
 * @param parties    that take part, the host among them
 * @param rules      by their first day
 */
public record Space(
        long id,
        long areaId,
        List<Long> areaIds,
        String name,
        Party host,
        boolean isPublic,
        Checks checks,
        Integer households,
        boolean closed,
        List<Party> parties,
        NavigableMap<LocalDate, RuleSet> rules) {

    /** When a post is looked at by a moderator. */
    public enum Checks implements Worded {
        /** 先审后发: each waits. */
        BEFORE,
        /** Topics wait; comments that the machine lets pass are seen at once, but for those of newcomers. */
        TOPICS,
        /** 先发后审: so are topics. */
        AFTER
    }

    public RuleSet rulesOn(LocalDate day) {
        return Optional.ofNullable(rules.floorEntry(day))
                .map(entry -> entry.getValue())
                .orElse(RuleSet.DEFAULT);
    }

    /** That body, where it takes part and the person speaks for it on that day. */
    public Optional<Party> partyOf(long personId, long partyId, LocalDate day) {
        return parties.stream()
                .filter(party ->
                        party.id() == partyId && party.officeOf(personId, day).isPresent())
                .findFirst();
    }

    /** Whether the person chairs the body that the space belongs to. */
    public boolean isChairedBy(long personId, LocalDate day) {
        return host != null && host.officeOf(personId, day).orElse(null) == Party.Office.CHAIR;
    }
}
