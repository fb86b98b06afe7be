package cn.servicecircle.mutualaid;

import cn.servicecircle.helpline.HelpLine;
import cn.servicecircle.helpline.HelpLines;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.mutualaid.Help.Seen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A help as its readers see it.
 *
 * @param answered       whether the reader has answered it
 * @param mayExtend      for its author alone, like all that follows but the time of its posting
 * @param helpLines      null where nobody seems to need help
 * @param moderationId   the case from which its author appeals; null while others see it
 * @param errandId       of the request that it became, or null
 * @param trackingNumber of that request, or null
 */
record HelpView(
        long id,
        long spaceId,
        String spaceName,
        String direction,
        String directionText,
        String kind,
        String kindText,
        String text,
        String postState,
        String postStateText,
        String state,
        String stateText,
        String authorName,
        LocalDate lastDay,
        boolean mine,
        boolean answered,
        Boolean mayExtend,
        List<HelpLine> helpLines,
        Long moderationId,
        Long errandId,
        String trackingNumber,
        Instant postedAt,
        Instant closedAt) {

    static HelpView of(Seen seen, Caller reader, String spaceName, ZoneId zone) {
        Help help = seen.help();
        Help.What what = help.what();
        Life life = help.life();
        boolean mine = help.isBy(reader.personId());
        return new HelpView(
                help.id(),
                help.spaceId(),
                spaceName,
                what.direction().word(),
                what.direction().text(),
                what.kind().word(),
                what.kind().text(),
                what.text(),
                help.shown().word(),
                help.shown().text(),
                life.state().word(),
                life.state().text(),
                help.authorName(),
                life.lastDay(zone),
                mine,
                seen.own() != null,
                mine ? life.state() == Life.State.OPEN && !life.extended() : null,
                mine ? HelpLines.shownFor(what.text()) : null,
                mine ? seen.caseId() : null,
                mine ? help.errandId() : null,
                mine ? seen.trackingNumber() : null,
                help.postedAt(),
                life.closedAt());
    }
}
