package cn.servicecircle.mandate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.evidence.Evidence;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.mandate.Mandate.End;
import cn.servicecircle.mandate.Mandate.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a mandate covers, in every state that it can be in. */
class MandateTest {
    private static final long AGENT = 10;
    private static final long COLLEAGUE = 11;
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 30);
    private static final Instant THEN = Instant.parse("2026-11-23T02:00:00Z");

    /** The state, then what a deed of each kind is refused with; a dot where it is not. */
    private static final String COVERS = """
            state     on-last-day submit          collect         submit-by-colleague
            in-force  yes         .               power-not-given other-agent
            expired   no          expired         expired         other-agent
            revoked   yes         revoked         revoked         other-agent
            resigned  yes         resigned        resigned        other-agent
            over      yes         over            over            other-agent
            """;

    private static Mandate mandate(String state) {
        End end =
                switch (state) {
                    case "revoked" -> new End(End.Kind.REVOKED, THEN, "李阿姨", null);
                    case "resigned" -> new End(End.Kind.RESIGNED, THEN, "刘网格员", "调离");
                    default -> null;
                };
        return new Mandate(
                3,
                AGENT,
                "刘网格员",
                Set.of(Power.SUBMIT),
                LAST_DAY,
                Evidence.Kind.SIGNATURE,
                "李阿姨",
                THEN,
                null,
                null,
                end,
                state.equals("over") ? THEN : null);
    }

    private static String refusal(Mandate mandate, long person, Power power, LocalDate today) {
        try {
            mandate.mustCover(person, power, today);
            return ".";
        } catch (Refusal no) {
            return no.type().replace("mandate:", "");
        }
    }

    @Test
    void everyState_coversWhatTheTableSays() {
        Set<State> seen = EnumSet.noneOf(State.class);
        for (String line : COVERS.lines().skip(1).toList()) {
            String[] cells = line.strip().split(" +");
            LocalDate today = cells[1].equals("yes") ? LAST_DAY : LAST_DAY.plusDays(1);
            Mandate mandate = mandate(cells[0]);
            State state = mandate.state(today);
            seen.add(state);
            assertEquals(cells[0], state.word());
            assertEquals(cells[2], refusal(mandate, AGENT, Power.SUBMIT, today), line);
            assertEquals(cells[3], refusal(mandate, AGENT, Power.COLLECT, today), line);
            assertEquals(cells[4], refusal(mandate, COLLEAGUE, Power.SUBMIT, today), line);
            assertEquals(state == State.IN_FORCE, mandate.isInForceFor(AGENT, today), line);
        }
        assertEquals(EnumSet.allOf(State.class), seen);
    }
}
