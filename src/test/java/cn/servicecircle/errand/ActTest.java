package cn.servicecircle.errand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.errand.Errand.Outcome;
import cn.servicecircle.errand.Errand.State;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every act in every state by everybody, beside a table that was written down on its own. */
class ActTest {
    /** P principal, K relative who may act, R responsible, S staff of the desk, T steward; a dot where nobody can. */
    private static final String WHO_MAY = """
            state         claim refuse start papers reject supply complete confirm close reopen cancel rate join assign over up back refer split
            filed         S     R      .     .      .      .      .        .       .     .      PK     .    .    .      R    R  .    .     .
            handed-over   S     .      .     .      .      .      .        .       .     .      PK     .    .    .      .    .  S    .     .
            accepted      .     .      R     R      R      PKS    R        .       .     .      PK     .    S    RT     R    R  .    R     R
            in-progress   .     .      .     R      R      PKS    R        .       .     .      PK     .    S    RT     R    R  .    R     R
            disputed      .     .      .     R      R      PKS    R        .       R     .      PK     .    S    RT     R    R  .    R     R
            waiting       .     .      .     R      R      PKS    .        .       .     .      PK     .    S    RT     .    .  .    .     .
            done          .     .      .     .      .      .      .        PK      .     .      .      P    .    .      .    .  .    .     .
            closed        .     .      .     .      .      .      .        .       .     PK     .      P    .    .      .    .  .    .     .
            refused       .     .      .     .      .      .      .        .       .     PK     .      .    .    .      .    .  .    .     .
            cancelled     .     .      .     .      .      .      .        .       .     .      .      .    .    .      .    .  .    .     .
            """;

    /** The same of mandates and originals. */
    private static final String WHO_MAY_ASIDE = """
            state         mandate pass-on end deed receive to-body from-body return acknowledge
            filed         .       .       .   .    .       .       .         .      .
            handed-over   .       .       PKS .    .       .       S         S      PKS
            accepted      PS      S       PKS KS   S       S       S         S      PKS
            in-progress   PS      S       PKS KS   S       S       S         S      PKS
            disputed      PS      S       PKS KS   S       S       S         S      PKS
            waiting       PS      S       PKS KS   S       S       S         S      PKS
            done          .       .       PKS .    .       .       .         .      PKS
            closed        .       .       .   .    .       .       .         .      PKS
            refused       .       .       .   .    .       .       .         .      .
            cancelled     .       .       .   .    .       .       S         S      PKS
            """;

    private static final List<Act> COLUMNS = List.of(
            Act.CLAIM,
            Act.REFUSE,
            Act.START,
            Act.REQUEST_PAPERS,
            Act.REJECT_PAPER,
            Act.SUPPLY_PAPERS,
            Act.COMPLETE,
            Act.CONFIRM,
            Act.CLOSE,
            Act.REOPEN,
            Act.CANCEL,
            Act.RATE,
            Act.JOIN,
            Act.ASSIGN,
            Act.HAND_OVER,
            Act.HAND_UP,
            Act.GIVE_BACK,
            Act.REFER,
            Act.SPLIT);
    private static final List<Act> COLUMNS_ASIDE = List.of(
            Act.GIVE_MANDATE,
            Act.PASS_MANDATE_ON,
            Act.END_MANDATE,
            Act.DO_DEED,
            Act.RECEIVE_ORIGINAL,
            Act.PASS_ORIGINAL_ON,
            Act.FETCH_ORIGINAL_BACK,
            Act.RETURN_ORIGINAL,
            Act.ACKNOWLEDGE_ORIGINAL);
    private static final Map<Character, Party> PARTIES = Map.of(
            'P', Party.PRINCIPAL, 'K', Party.RELATIVE, 'R', Party.RESPONSIBLE, 'S', Party.STAFF, 'T', Party.STEWARD);

    private static Errand found(String state) {
        return state.equals("disputed")
                ? ErrandFixture.in(State.IN_PROGRESS, Outcome.NOT_SOLVED)
                : ErrandFixture.in(Worded.of(State.class, state), null);
    }

    @Test
    void everyActInEveryState_isForThoseInTheTable() {
        Set<Act> all = EnumSet.copyOf(COLUMNS);
        all.addAll(COLUMNS_ASIDE);
        assertEquals(EnumSet.allOf(Act.class), all);
        assertTableHolds(WHO_MAY, COLUMNS);
        assertTableHolds(WHO_MAY_ASIDE, COLUMNS_ASIDE);
    }

    private static void assertTableHolds(String table, List<Act> columns) {
        Set<State> seen = EnumSet.noneOf(State.class);
        for (String line : table.lines().skip(1).toList()) {
            String[] cells = line.strip().split(" +");
            Errand errand = found(cells[0]);
            seen.add(errand.state());
            for (int i = 0; i < columns.size(); i++) {
                Act act = columns.get(i);
                for (Map.Entry<Character, Party> party : PARTIES.entrySet()) {
                    assertEquals(
                            cells[i + 1].indexOf(party.getKey()) >= 0,
                            act.isPossible(ErrandFixture.file(errand), EnumSet.of(party.getValue())),
                            act + " by " + party.getValue() + " when " + cells[0]);
                }
            }
        }
        assertEquals(EnumSet.allOf(State.class), seen);
    }

    /** Where each transition leads, from wherever it is possible. */
    @Test
    void everyTransition_leadsToItsState() {
        Map<UnaryOperator<Errand>, String> transitions = new LinkedHashMap<>();
        transitions.put(errand -> errand.claimedBy(7), "accepted");
        transitions.put(errand -> errand.refused("why"), "refused");
        transitions.put(Errand::started, "in-progress");
        transitions.put(Errand::waiting, "waiting");
        transitions.put(errand -> errand.completed("how"), "done");
        transitions.put(Errand::solved, "closed");
        transitions.put(Errand::notSolved, "in-progress");
        transitions.put(errand -> errand.closed("why"), "closed");
        transitions.put(Errand::reopened, "in-progress");
        transitions.put(Errand::cancelled, "cancelled");
        transitions.put(errand -> errand.handedTo(ErrandFixture.ELSEWHERE), "handed-over");
        transitions.forEach((step, to) -> assertEquals(
                to,
                step.apply(ErrandFixture.in(State.IN_PROGRESS, null)).state().word()));
        assertEquals(
                State.FILED,
                ErrandFixture.in(State.REFUSED, null).reopened().state(),
                "nobody was responsible, so it waits to be claimed");
    }

    @Test
    void solvedAndClosed_areTwoThings() {
        Errand done = ErrandFixture.in(State.DONE, null);
        assertEquals(Outcome.SOLVED, done.solved().outcome());
        assertEquals(Outcome.NOT_SOLVED, done.notSolved().closed("办不成").outcome());
        assertEquals(State.CLOSED, done.notSolved().closed("办不成").state());
        assertEquals(null, done.notSolved().completed("又办了").outcome(), "the principal is asked anew");
    }

    @Test
    void handedOver_theFirstStaysResponsible_untilSomebodyClaims() {
        Errand handed = ErrandFixture.in(State.IN_PROGRESS, null).handedTo(ErrandFixture.ELSEWHERE);
        assertEquals(ErrandFixture.RESPONSIBLE, handed.responsibleId());
        assertEquals(20L, handed.claimedBy(20).responsibleId());
        assertEquals(ErrandFixture.ELSEWHERE, handed.claimedBy(20).desk());
        Errand back = handed.givenBack();
        assertEquals(ErrandFixture.HERE, back.desk());
        assertEquals(State.IN_PROGRESS, back.state());
        assertEquals(ErrandFixture.RESPONSIBLE, back.responsibleId());
    }

    private static void check(Act act, Errand errand, Party party) {
        CaseFile file = ErrandFixture.file(errand);
        Set<Party> standing = EnumSet.of(party);
        act.check(file, standing, Act.possible(file, standing));
    }

    @Test
    void whatIsNotPossible_isAnsweredWithWhatIs() {
        Errand done = ErrandFixture.in(State.DONE, null);
        Refusal no = assertThrows(Refusal.class, () -> check(Act.CANCEL, done, Party.PRINCIPAL));
        assertEquals(Refusal.Kind.CONFLICT, no.kind());
        assertEquals("errand:not-possible-now", no.type());
        assertEquals(List.of("confirm", "rate"), no.possible());
        assertTrue(no.detail().contains("已办好") && no.detail().contains("现在可以：确认是否解决、评价"), no::detail);
    }

    @Test
    void whatIsAside_isNotListedWithEveryErrand() {
        CaseFile accepted = ErrandFixture.file(ErrandFixture.in(State.ACCEPTED, null));
        assertEquals(List.of(Act.SUPPLY_PAPERS, Act.CANCEL), Act.possible(accepted, EnumSet.of(Party.RELATIVE)));
        assertTrue(Act.DO_DEED.isPossible(accepted, EnumSet.of(Party.RELATIVE)));
    }

    @Test
    void whoeverIsNotTheOne_isToldWhoIs() {
        Errand accepted = ErrandFixture.in(State.ACCEPTED, null);
        Refusal no = assertThrows(Refusal.class, () -> check(Act.COMPLETE, accepted, Party.STAFF));
        assertEquals(Refusal.Kind.FORBIDDEN, no.kind());
        assertTrue(no.detail().contains("负责人"), no::detail);
    }

    @Test
    void whatHasNoObject_isNotPossible() {
        CaseFile empty = ErrandFixture.emptyFile(ErrandFixture.in(State.ACCEPTED, null));
        assertEquals(
                List.of(Act.START, Act.REQUEST_PAPERS, Act.COMPLETE, Act.HAND_OVER, Act.HAND_UP, Act.REFER, Act.SPLIT),
                Act.possible(empty, EnumSet.of(Party.RESPONSIBLE)));
        assertEquals(List.of(Act.CANCEL), Act.possible(empty, EnumSet.of(Party.PRINCIPAL)));
    }

    @Test
    void words_areReadBack() {
        Map<State, String> words = new EnumMap<>(State.class);
        Arrays.stream(State.values()).forEach(state -> words.put(state, state.word()));
        words.forEach((state, word) -> assertEquals(state, Worded.of(State.class, word)));
        assertThrows(IllegalArgumentException.class, () -> Worded.of(State.class, "lost"));
    }
}
