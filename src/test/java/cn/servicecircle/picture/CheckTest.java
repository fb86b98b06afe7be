package cn.servicecircle.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.picture.Check.State;
import cn.servicecircle.wechat.PictureVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final Check BEGUN = Check.begun(NOW, true);

    private static Instant in(int minutes) {
        return NOW.plus(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @CsvSource({"PASS, PASSED", "RISKY, REFUSED", "REVIEW, FOR_PERSON", "NONE, FOR_PERSON"})
    void whatWeChatSays_decides_andOnlyAPassIsAPass(PictureVerdict says, State state) {
        assertEquals(state, BEGUN.asked(NOW).heard(says).state());
    }

    @Test
    void withoutAnybodyToAsk_itIsForPeopleFromTheBeginning() {
        Check check = Check.begun(NOW, false);
        assertEquals(State.FOR_PERSON, check.state());
        assertNull(check.askAt());
    }

    @Test
    void silenceIsAnsweredByAskingAgain_onceOnly_andThenByAPerson() {
        assertEquals(NOW, BEGUN.askAt());
        assertEquals(in(60), BEGUN.giveUpAt());
        Check asked = BEGUN.asked(in(1));
        assertEquals(in(31), asked.askAt());
        assertEquals(in(61), asked.giveUpAt());
        Check again = asked.asked(in(31));
        assertNull(again.askAt());
        assertEquals(in(61), again.giveUpAt());
        Check person = again.forPerson();
        assertEquals(State.FOR_PERSON, person.state());
        assertNull(person.giveUpAt());
    }

    @Test
    void whatWeChatDidNotTake_isAskedAgain_untilTheFirstHourEnds() {
        Check tried = BEGUN.notAsked(in(1)).notAsked(in(2));
        assertEquals(2, tried.attempts());
        assertEquals(in(2), tried.askAt());
        assertEquals(in(60), tried.giveUpAt());
        assertEquals(0, tried.asked(in(2)).attempts());
    }

    @Test
    void theFirstWordCounts() {
        Check passed = BEGUN.heard(PictureVerdict.PASS);
        assertEquals(passed, passed.heard(PictureVerdict.RISKY));
        Check review = BEGUN.heard(PictureVerdict.REVIEW);
        assertEquals(review, review.heard(PictureVerdict.PASS), "a pass after a review would skip the person");
        Check refused = BEGUN.heard(PictureVerdict.RISKY);
        assertEquals(refused, refused.heard(PictureVerdict.PASS));
    }

    @Test
    void aLateWord_stillCounts_whileThePersonHasNotLooked() {
        assertEquals(State.PASSED, BEGUN.forPerson().heard(PictureVerdict.PASS).state());
        assertEquals(
                State.REFUSED, BEGUN.forPerson().heard(PictureVerdict.RISKY).state());
    }

    @ParameterizedTest
    @EnumSource(PictureVerdict.class)
    void aPersonsVerdict_beatsALatePush(PictureVerdict late) {
        Check published = BEGUN.forPerson().decided(true);
        assertEquals(State.PASSED, published.state());
        assertEquals(published, published.heard(late));
        Check hidden = BEGUN.forPerson().decided(false);
        assertEquals(State.REFUSED, hidden.state());
        assertEquals(State.REFUSED, hidden.heard(late).state());
    }

    @Test
    void whatIsHiddenForItsText_staysWithWeChat_andAnAppealDoesNotBringBackWhatWeChatRefuses() {
        Check hidden = BEGUN.decided(false);
        assertEquals(State.WAITING, hidden.state(), "nobody has judged it yet");
        assertEquals(State.WAITING, hidden.decided(true).state());
        assertEquals(
                State.REFUSED, hidden.heard(PictureVerdict.RISKY).decided(true).state());
        Check refusedByBoth = BEGUN.forPerson().decided(false).heard(PictureVerdict.RISKY);
        assertEquals(State.REFUSED, refusedByBoth.decided(true).state());
        assertEquals(PictureVerdict.RISKY, refusedByBoth.says());
    }

    @Test
    void publishing_letsThroughWhatWaitsForAPerson_only() {
        assertEquals(State.WAITING, BEGUN.decided(true).state(), "WeChat still looks at it");
        Check risky = BEGUN.heard(PictureVerdict.RISKY);
        assertEquals(State.REFUSED, risky.decided(true).state());
    }

    @Test
    void anAppealThatIsUpheld_bringsBackWhatAPersonRefused() {
        assertEquals(
                State.PASSED, BEGUN.forPerson().decided(false).decided(true).state());
    }

    @ParameterizedTest
    @EnumSource(PictureVerdict.class)
    void whatItsAuthorRemoved_staysRemoved(PictureVerdict late) {
        Check removed = BEGUN.removed();
        assertEquals(removed, removed.heard(late));
        assertEquals(removed, removed.decided(true));
        assertEquals(removed, removed.decided(false));
        assertEquals(removed, removed.forPerson());
    }

    /** Whatever happens in whatever order: nothing is passed that neither WeChat nor a person let pass. */
    @Test
    void nothingPassesUnchecked() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 20_000; run++) {
            Check check = Check.begun(NOW, random.nextBoolean());
            for (int step = 0; step < 8; step++) {
                boolean publishes = false;
                PictureVerdict says = null;
                Check before = check;
                switch (random.nextInt(6)) {
                    case 0 -> check = check.asked(NOW);
                    case 1 -> check = check.notAsked(NOW);
                    case 2 -> check = check.forPerson();
                    case 3 -> {
                        says = PictureVerdict.values()[random.nextInt(4)];
                        check = check.heard(says);
                    }
                    case 4 -> {
                        publishes = random.nextBoolean();
                        check = check.decided(publishes);
                    }
                    default -> check = random.nextInt(4) == 0 ? check.removed() : check;
                }
                String what = "seed " + seed + ": " + before + " → " + check;
                assertTrue(
                        check.state() != State.PASSED
                                || before.state() == State.PASSED
                                || says == PictureVerdict.PASS
                                || publishes,
                        what);
                assertFalse(
                        before.byPerson() && check.byPerson() && says != null && check.state() != before.state(), what);
                assertTrue(before.state() != State.REMOVED || check.state() == State.REMOVED, what);
                assertTrue(check.state() != State.WAITING || check.giveUpAt() != null, what + ": would wait for ever");
            }
        }
    }
}
