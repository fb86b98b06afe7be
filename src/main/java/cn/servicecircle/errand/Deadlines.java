package cn.servicecircle.errand;

import cn.servicecircle.calendar.UnknownYear;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.calendar.WorkClock;
import cn.servicecircle.calendar.WorkClock.Pause;
import cn.servicecircle.errand.Errand.Filing;
import cn.servicecircle.snapshot.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** When an errand is due by the working calendar, and how that is said. */
public final class Deadlines {
    private static final String UNKNOWN = "放假安排还没有公布到系统里，到期日暂时算不出，公布后会补上";

    private final Snapshot<WorkCalendar> calendar;
    private final Offer offer;
    private final Clock clock;

    /** @param clock in the zone whose midnights end the days */
    public Deadlines(Snapshot<WorkCalendar> calendar, Offer offer, Clock clock) {
        this.calendar = calendar;
        this.offer = offer;
        this.clock = clock;
    }

    /**
     * How a time limit stands.
     *
     * @param lastDay null while it is paused, and while the calendar does not reach that far
     */
    public record TermView(
            int limitDays, Instant since, LocalDate lastDay, boolean paused, Instant ended, String text) {}

    ZoneId zone() {
        return clock.getZone();
    }

    public Instant now() {
        return clock.instant();
    }

    /** By the limits of the version under which it was filed. */
    Terms terms(List<ErrandEvent> events, Filing filing) {
        return Terms.of(events, offer.limits(filing.itemId(), filing.itemVersion()), workClock());
    }

    /** When the limit that runs now is over; null when none runs, and while the calendar does not reach that far. */
    Instant due(List<ErrandEvent> events, Filing filing) {
        Term term = terms(events, filing).current();
        if (term.ended() != null || term.isPaused()) {
            return null;
        }
        return end(term.set(), term.days(), term.pauses());
    }

    /** When a limit of so many working days is over; null while the calendar does not reach that far. */
    public Instant end(Instant set, int workdays) {
        return end(set, workdays, List.of());
    }

    private Instant end(Instant set, int workdays, List<Pause> pauses) {
        try {
            return workClock().end(set, workdays, pauses);
        } catch (UnknownYear unknown) {
            return null;
        }
    }

    /** Whether the time to tell what is missing has gone by; not while the calendar does not reach that far. */
    boolean isResponseOver(List<ErrandEvent> events, Filing filing) {
        Term response = terms(events, filing).response();
        try {
            return !now().isBefore(workClock().end(response.set(), response.days(), List.of()));
        } catch (UnknownYear unknown) {
            return false;
        }
    }

    /** How much is left until {@code due}, which may be null: 还剩 2 个工作日，到 5 月 9 日（周六，补班）. */
    public String inWords(Instant due) {
        return due == null ? UNKNOWN : left(LocalDate.ofInstant(due.minusNanos(1), clock.getZone()));
    }

    /**
     * Of a limit that is never paused.
     *
     * @param ended null while it runs
     * @param done  how it is called when what the limit is for has happened, such as 办完
     */
    public TermView view(Instant set, int days, Instant ended, String done) {
        return view(new Term(set, days, List.of(), ended), done);
    }

    TermView view(Term term, String done) {
        if (term == null) {
            return null;
        }
        LocalDate lastDay = null;
        String text;
        try {
            lastDay = term.isPaused() ? null : workClock().lastDay(term.set(), term.days(), term.pauses());
            text = text(term, lastDay, done);
        } catch (UnknownYear unknown) {
            text = UNKNOWN;
        }
        return new TermView(term.days(), term.set(), lastDay, term.isPaused(), term.ended(), text);
    }

    private String text(Term term, LocalDate lastDay, String done) {
        if (term.isPaused()) {
            return "已暂停，等材料补齐；补齐后还剩 " + leftWhilePaused(term) + " 个工作日";
        }
        return term.ended() == null ? left(lastDay) : took(term, lastDay, done);
    }

    private long leftWhilePaused(Term term) {
        Duration day = Duration.ofDays(1);
        Duration left =
                day.multipliedBy(term.days()).minus(workClock().running(term.set(), term.pauses(), clock.instant()));
        return Math.max(0, left.plus(day).minusNanos(1).dividedBy(day));
    }

    private String left(LocalDate lastDay) {
        WorkCalendar days = calendar.get();
        LocalDate today = LocalDate.now(clock);
        String named = days.named(lastDay);
        if (today.isBefore(lastDay)) {
            return "还剩 " + days.workdaysBetween(today, lastDay) + " 个工作日，到 " + named;
        }
        if (today.equals(lastDay)) {
            return "今天是最后一天，" + named;
        }
        return "已超期 " + days.workdaysBetween(lastDay, today) + " 个工作日，应到 " + named;
    }

    private String took(Term term, LocalDate lastDay, String done) {
        LocalDate day = LocalDate.ofInstant(term.ended(), clock.getZone());
        String named = calendar.get().named(day);
        return day.isAfter(lastDay)
                ? named + done + "，超期 " + calendar.get().workdaysBetween(lastDay, day) + " 个工作日"
                : named + done + "，没有超期";
    }

    private WorkClock workClock() {
        return new WorkClock(calendar.get(), clock.getZone());
    }
}
