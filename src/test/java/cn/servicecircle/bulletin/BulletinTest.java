package cn.servicecircle.bulletin;

import static cn.servicecircle.bulletin.BulletinFixture.FIRST;
import static cn.servicecircle.bulletin.BulletinFixture.LAST;
import static cn.servicecircle.bulletin.BulletinFixture.bulletin;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.bulletin.Bulletin.State;
import cn.servicecircle.bulletin.Bulletin.Withdrawal;
import cn.servicecircle.kernel.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BulletinTest {
    private static final Withdrawal WITHDRAWAL = new Withdrawal("政策有变", "区管理员", Instant.EPOCH);

    @Test
    void itIsCurrent_fromItsFirstDayToItsLast_bothIncluded() {
        Bulletin bulletin = bulletin(1, 1, null);
        assertEquals(
                List.of(State.UPCOMING, State.CURRENT, State.CURRENT, State.EXPIRED),
                Stream.of(FIRST.minusDays(1), FIRST, LAST, LAST.plusDays(1))
                        .map(bulletin::stateOn)
                        .toList());
    }

    @Test
    void anEarlierVersion_isSuperseded_andNoneOfWhatWasWithdrawnIsAnythingElse() {
        assertEquals(State.SUPERSEDED, bulletin(1, 2, null).stateOn(FIRST));
        assertEquals(State.WITHDRAWN, bulletin(1, 2, WITHDRAWAL).stateOn(FIRST));
        assertEquals(State.WITHDRAWN, bulletin(2, 2, WITHDRAWAL).stateOn(LAST.plusDays(1)));
    }

    @Test
    void readers_seeNothingBeforeItBegins_andWhyOnceItIsWithdrawn() {
        Bulletin bulletin = bulletin(1, 1, null);
        assertSame(bulletin, bulletin.forReaders(LAST.plusDays(1)));
        Refusal early = assertThrows(Refusal.class, () -> bulletin.forReaders(FIRST.minusDays(1)));
        assertEquals("bulletin:not-found", early.type());
        Refusal gone =
                assertThrows(Refusal.class, () -> bulletin(1, 1, WITHDRAWAL).forReaders(FIRST));
        assertEquals("bulletin:withdrawn", gone.type());
        assertTrue(gone.detail().contains("政策有变"));
    }

    @Test
    void aCorrection_isBasedOnTheCurrentVersion_ofWhatStands() {
        BulletinContent next = BulletinFixture.content(FIRST, LAST.plusDays(3));
        bulletin(2, 2, null).mustTake(2, next, FIRST);
        assertEquals(
                "bulletin:changed-meanwhile", refused(() -> bulletin(2, 2, null).mustTake(1, next, FIRST)));
        assertEquals("bulletin:already-withdrawn", refused(() -> bulletin(2, 2, WITHDRAWAL)
                .mustTake(2, next, FIRST)));
        assertEquals("bulletin:inconsistent", refused(() -> bulletin(2, 2, null)
                .mustTake(2, BulletinFixture.content(FIRST.plusDays(1), LAST), FIRST)));
    }

    private static String refused(Runnable step) {
        return assertThrows(Refusal.class, step::run).type();
    }

    @Test
    void theNewest_isTheOneThatBeginsLast_thenTheOneThatWasMadeLast_andFitsAJsonNumber() {
        Bulletin one = at(LocalDate.of(2026, 12, 1), 9);
        Bulletin later = at(LocalDate.of(2026, 12, 2), 8);
        Bulletin younger = at(LocalDate.of(2026, 12, 1), 10);
        assertTrue(later.place() > younger.place() && younger.place() > one.place());
        assertTrue(at(LocalDate.of(2999, 12, 31), 4_000_000_000L).place() < 9007199254740991L);
    }

    private static Bulletin at(LocalDate beginsOn, long id) {
        return new Bulletin(id, 1, 1, BulletinFixture.content(beginsOn, beginsOn), null, null);
    }
}
