package cn.servicecircle.whistle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.whistle.BodyCall.Deed;
import cn.servicecircle.whistle.BodyCall.State;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every deed in every state of a call, beside a table that was written down on its own; and who leads. */
class BodyCallTest {
    private static final Instant NOW = Instant.EPOCH;
    /** Where each deed leads; a dot where it is not possible. */
    private static final String LEADS_TO = """
            state         acknowledge   finish  decline
            called        acknowledged  .       declined
            acknowledged  .             done    declined
            done          .             .       .
            declined      .             .       .
            """;

    private static final Map<Deed, UnaryOperator<BodyCall>> DEEDS = Map.of(
            Deed.ACKNOWLEDGE, call -> call.acknowledged("张科长", NOW),
            Deed.FINISH, call -> call.finished("已修复", NOW),
            Deed.DECLINE, call -> call.declined("不归我们管", NOW));

    private static BodyCall in(State state) {
        return call(1, state);
    }

    private static BodyCall call(long bodyId, State state) {
        Body body = new Body(bodyId, "示例" + bodyId + "局", null, true);
        BodyCall called = BodyCall.to(9, body, new NewCall(bodyId, "查看路面", 5), NOW);
        return switch (state) {
            case CALLED -> called;
            case ACKNOWLEDGED -> called.acknowledged("张科长", NOW);
            case DONE -> called.acknowledged("张科长", NOW).finished("已修复", NOW);
            case DECLINED -> called.declined("不归我们管", NOW);
        };
    }

    @Test
    void everyDeedInEveryState_isAsInTheTable() {
        Set<State> seen = EnumSet.noneOf(State.class);
        for (String line : LEADS_TO.lines().skip(1).toList()) {
            String[] cells = line.strip().split(" +");
            BodyCall call = in(Worded.of(State.class, cells[0]));
            seen.add(call.state());
            for (Deed deed : Deed.values()) {
                String leadsTo = cells[deed.ordinal() + 1];
                assertEquals(!leadsTo.equals("."), call.possible().contains(deed), deed + " when " + cells[0]);
                if (leadsTo.equals(".")) {
                    Refusal no =
                            assertThrows(Refusal.class, () -> DEEDS.get(deed).apply(call));
                    assertEquals("whistle:not-possible-now", no.type());
                    assertEquals(call.possible().stream().map(Deed::word).toList(), no.possible());
                } else {
                    assertEquals(leadsTo, DEEDS.get(deed).apply(call).state().word());
                }
            }
        }
        assertEquals(EnumSet.allOf(State.class), seen);
    }

    @Test
    void whatIsNotPossible_isAnsweredWithWhatIs() {
        Refusal no = assertThrows(Refusal.class, () -> in(State.CALLED).finished("已修复", NOW));
        assertEquals("现在不能记录办结", no.title());
        assertEquals("示例1局已吹哨，等报到。现在可以：记录报到、记录办不了。", no.detail());
        Refusal over = assertThrows(Refusal.class, () -> in(State.DONE).declined("晚了", NOW));
        assertEquals("示例1局已办结。不用再记录什么。", over.detail());
    }

    @Test
    void declinedAfterReporting_keepsWhoReported() {
        BodyCall declined = in(State.ACKNOWLEDGED).declined("没有经费", NOW);
        assertEquals("张科长", declined.acknowledgedBy());
        assertEquals("没有经费", declined.answer());
    }

    private static Whistle whistle(BodyCall... calls) {
        return new Whistle(9, 11, 1, NOW, List.of(calls));
    }

    @Test
    void theLead_isOneOfThoseCalled_andAlwaysOne() {
        Whistle whistle = whistle(in(State.DECLINED), call(2, State.CALLED), call(3, State.DECLINED));
        Whistle changed = whistle.ledBy(2);
        assertEquals(2, changed.lead().body().id());
        assertEquals(1, changed.calls().stream().filter(changed::isLead).count());
        assertEquals("whistle:leads-already", refusal(() -> whistle.ledBy(1)).type());
        assertEquals("whistle:lead-declined", refusal(() -> whistle.ledBy(3)).type());
        assertEquals("whistle:body-not-called", refusal(() -> whistle.ledBy(4)).type());
    }

    @Test
    void aBody_isCalledOnce() {
        Whistle whistle = whistle(in(State.DECLINED));
        assertEquals(
                "whistle:body-called",
                refusal(() -> whistle.mustNotHave(new Body(1, "示例1局", null, true)))
                        .type());
        whistle.mustNotHave(new Body(2, "示例2局", null, true));
    }

    @Test
    void aSheet_pointsAtEveryBodyThatCannotBeCalled() {
        List<Body> known = List.of(new Body(1, "甲局", null, true), new Body(2, "乙局", null, false));
        CallSheet sheet = new CallSheet(ask(1), List.of(ask(2), ask(3), ask(1)));
        Refusal no = refusal(() -> sheet.bodies(known));
        assertEquals(
                List.of("/others/0/bodyId 乙局已经停用", "/others/1/bodyId 没有这个部门", "/others/2/bodyId 甲局写了两次"),
                no.faults().stream()
                        .map(fault -> fault.pointer() + " " + fault.detail())
                        .toList());
        assertEquals(List.of(known.get(0)), new CallSheet(ask(1), null).bodies(known), "others may be left out");
        assertTrue(refusal(() -> new CallSheet(ask(3), null).bodies(known))
                .faults()
                .get(0)
                .pointer()
                .equals("/lead/bodyId"));
    }

    private static NewCall ask(long bodyId) {
        return new NewCall(bodyId, "查看路面", 5);
    }

    private static Refusal refusal(Runnable deed) {
        return assertThrows(Refusal.class, deed::run);
    }
}
