package cn.servicecircle.appointment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.duty.Shift;
import cn.servicecircle.duty.Shift.OnDuty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-06-02T16:00:00Z");

    private static Instant at(int minute) {
        return MIDNIGHT.plusSeconds(minute * 60L);
    }

    private static Slot slot(int from, int to) {
        return new Slot(at(from), at(to));
    }

    private static Shift shift(int from, int to) {
        return new Shift(1, 1, at(from), at(to), new OnDuty(1, "网格员", "示例"));
    }

    private static Shift hole(int from, int to) {
        return new Shift(1, 1, at(from), at(to), null);
    }

    private static Timetable table(List<Slot> openings, Shift... shifts) {
        return new Timetable(new SlotRules(30, 2, 50, 14, 0), openings, List.of(shifts));
    }

    @Test
    void aShiftIsCutFromTheOpeningOn_andWhatIsShorterThanASlotIsLeft() {
        assertEquals(
                List.of(slot(510, 540), slot(540, 570)),
                table(List.of(slot(510, 585)), shift(500, 600)).slots());
    }

    @Test
    void whereNobodyIsThereThroughout_thereIsNoSlot() {
        assertEquals(
                List.of(slot(540, 570)),
                table(List.of(slot(510, 600)), shift(520, 575), hole(570, 600)).slots());
    }

    @Test
    void oneWhoTakesOverFromAnother_isAsGoodAsOne_andTwoServeTwice() {
        Timetable handOver = table(List.of(slot(510, 600)), shift(510, 525), shift(525, 600), shift(540, 600));
        assertEquals(1, handOver.places(slot(510, 540)));
        assertEquals(2, handOver.places(slot(540, 570)));
    }

    @Test
    void theShareOfThoseWhoWalkIn_cannotBeBooked_notEvenInPart() {
        assertEquals(1, new SlotRules(30, 3, 50, 14, 0).places(1));
        assertEquals(0, new SlotRules(30, 5, 100, 14, 0).places(3));
    }

    @Test
    void isWhatCountingMinuteByMinuteSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int places = 0;
        for (int round = 0; round < 2000; round++) {
            int length = 5 + random.nextInt(60);
            SlotRules rules = new SlotRules(length, 1 + random.nextInt(4), 10 * random.nextInt(11), 14, 0);
            int noon = 200 + random.nextInt(200);
            List<Slot> openings = List.of(slot(random.nextInt(100), 100 + random.nextInt(100)), slot(noon, noon + 100));
            List<Shift> shifts = shifts(random);
            Timetable table = new Timetable(rules, openings, shifts);
            List<Slot> expected = new ArrayList<>();
            for (Slot opening : openings) {
                for (Slot slot = first(opening, length);
                        !slot.to().isAfter(opening.to());
                        slot = first(rest(slot), length)) {
                    int free = rules.places(fewest(shifts, slot));
                    assertEquals(free, table.places(slot), "seed " + seed);
                    places += free;
                    if (free > 0) {
                        expected.add(slot);
                    }
                }
            }
            assertEquals(expected, table.slots(), "seed " + seed);
        }
        assertTrue(places > 0, "nothing was compared");
    }

    private static List<Shift> shifts(Random random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(i -> {
                    int from = random.nextInt(500);
                    int to = from + 1 + random.nextInt(200);
                    return random.nextInt(5) == 0 ? hole(from, to) : shift(from, to);
                })
                .toList();
    }

    private static Slot first(Slot time, int length) {
        return new Slot(time.from(), time.from().plusSeconds(length * 60L));
    }

    private static Slot rest(Slot before) {
        return new Slot(before.to(), before.to());
    }

    private static long fewest(List<Shift> shifts, Slot slot) {
        long fewest = Long.MAX_VALUE;
        for (Instant minute = slot.from(); minute.isBefore(slot.to()); minute = minute.plusSeconds(60)) {
            long people = 0;
            for (Shift shift : shifts) {
                people += shift.isStaffed() && shift.covers(minute) ? 1 : 0;
            }
            fewest = Math.min(fewest, people);
        }
        return fewest;
    }
}
