package cn.servicecircle.custody;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.custody.Movement.Kind;
import cn.servicecircle.kernel.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The ledger, under random movements beside a model that only counts. */
class OriginalTest {
    private static final int LIVES = 500;
    private static final int MOVEMENTS = 40;

    private static Original after(Original original, Kind kind, int count) {
        List<Movement> ledger = new ArrayList<>(original.movements());
        int id = ledger.size() + 1;
        ledger.add(
                new Movement(id, kind, kind.atStation(count), kind.atBody(count), "李阿姨", "刘网格员", Instant.EPOCH, null));
        return original.with(ledger);
    }

    private static Original received(int count) {
        return after(new Original(5, "居民身份证", Original.Kind.IDENTITY, null, List.of()), Kind.RECEIVED, count);
    }

    @Test
    void randomMovements_neverTakeWhatIsNotThere_andZeroIsWhenItMayEnd() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Kind> kinds = List.of(Kind.PASSED_ON, Kind.FETCHED_BACK, Kind.RETURNED);
        for (int life = 0; life < LIVES; life++) {
            int station = 1 + random.nextInt(4);
            int body = 0;
            Original original = received(station);
            for (int i = 0; i < MOVEMENTS; i++) {
                Kind kind = kinds.get(random.nextInt(kinds.size()));
                int count = 1 + random.nextInt(3);
                String when = "seed " + seed + ", life " + life + ", movement " + i + ": " + kind + " " + count;
                if (count > (kind == Kind.FETCHED_BACK ? body : station)) {
                    Original unmoved = original;
                    assertEquals(
                            "custody:not-held",
                            assertThrows(Refusal.class, () -> unmoved.check(kind, count), when)
                                    .type());
                } else {
                    original.check(kind, count);
                    original = after(original, kind, count);
                    station += kind == Kind.FETCHED_BACK ? count : -count;
                    body += kind == Kind.PASSED_ON ? count : kind == Kind.FETCHED_BACK ? -count : 0;
                }
                assertEquals(station, original.atStation(), when);
                assertEquals(body, original.atBody(), when);
                assertMayEnd(original, station + body == 0, when);
            }
        }
    }

    private static void assertMayEnd(Original original, boolean may, String when) {
        List<Original> all = List.of(original);
        if (may) {
            assertDoesNotThrow(() -> NothingHeld.mustBeReturned(all), when);
        } else {
            assertThrows(Refusal.class, () -> NothingHeld.mustBeReturned(all), when);
        }
    }

    @Test
    void whatIsStillHeld_isNamed_withWhereItIs() {
        Original original = after(received(3), Kind.PASSED_ON, 2);
        Refusal no = assertThrows(
                Refusal.class,
                () -> NothingHeld.mustBeReturned(List.of(after(received(1), Kind.RETURNED, 1), original)));
        assertEquals("custody:not-returned", no.type());
        assertTrue(no.detail().endsWith("居民身份证 1 件在站点 2 件在部门（收据 SJ-5）。"), no::detail);
    }

    @Test
    void whatIsBetweenTheStaffAndTheBody_isNotForThePrincipalToAcknowledge() {
        Original original = after(received(1), Kind.PASSED_ON, 1);
        assertEquals(Kind.RECEIVED, original.toAcknowledge(1).kind());
        assertEquals(
                "custody:not-with-you",
                assertThrows(Refusal.class, () -> original.toAcknowledge(2)).type());
    }
}
