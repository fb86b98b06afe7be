package cn.servicecircle.space;

import java.time.LocalDate;
import java.util.List;

/** A body as everybody sees it: its members by the names that they chose. */
record PartyView(
        long id,
        long areaId,
        String kind,
        String kindText,
        String name,
        String interest,
        boolean active,
        List<MemberView> members) {

    record MemberView(String displayName, String office, String officeText, LocalDate from, LocalDate to) {}

    static PartyView of(Party party) {
        return new PartyView(
                party.id(),
                party.areaId(),
                party.kind().word(),
                party.kind().text(),
                party.name(),
                party.interest(),
                party.active(),
                party.members().stream()
                        .map(member -> new MemberView(
                                member.displayName(),
                                member.office().word(),
                                member.office().text(),
                                member.from(),
                                member.to()))
                        .toList());
    }
}
