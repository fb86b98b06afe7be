package cn.servicecircle.meeting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.deliberation.Stage;
import cn.servicecircle.meeting.Agenda.OpenQuestion;
import cn.servicecircle.meeting.Agenda.OpenTopic;
import cn.servicecircle.meeting.Agenda.Proposed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

    private static OpenTopic topic(long id, Stage stage, int dueInDays, String promisedBy) {
        return new OpenTopic(id, "议题" + id, stage, null, NOW.plus(Duration.ofDays(dueInDays)), promisedBy);
    }

    private static List<Long> order(List<OpenTopic> topics, List<OpenQuestion> questions) {
        return Agenda.of(topics, questions, NOW, ZONE).stream()
                .map(Proposed::topicId)
                .toList();
    }

    @Test
    void whatIsTalkedOver_comesFirst_thenBrokenPromises_thenQuestions_thenTheRestByTheirDay() {
        List<OpenTopic> topics = new ArrayList<>(List.of(
                topic(1, Stage.DISCUSSION, 9, null),
                topic(2, Stage.VOTE, 3, null),
                topic(3, Stage.FOLLOW_UP, -1, "示例物业"),
                topic(4, Stage.FOLLOW_UP, 5, "示例物业"),
                topic(5, Stage.GATHERING, 4, null),
                new OpenTopic(6, "议题6", Stage.OBJECTION, NOW.plus(Duration.ofDays(1)), null, null)));
        List<OpenQuestion> questions =
                List.of(new OpenQuestion(7, "议题7", NOW.plus(Duration.ofDays(2))), new OpenQuestion(8, "议题8", null));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(topics, new Random(seed));
            assertEquals(List.of(2L, 1L, 3L, 7L, 8L, 6L, 5L, 4L), order(topics, questions), "seed " + seed);
        }
    }

    @Test
    void aTopicWithTwoReasons_standsOnce_whereTheFirstPutsIt_withBoth() {
        List<Proposed> agenda = Agenda.of(
                List.of(topic(1, Stage.FOLLOW_UP, -2, "示例物业"), topic(2, Stage.VOTE, 1, null)),
                List.of(
                        new OpenQuestion(1, "议题1", NOW.plus(Duration.ofDays(1))),
                        new OpenQuestion(2, "议题2", NOW.plus(Duration.ofDays(1)))),
                NOW,
                ZONE);
        assertEquals(List.of(2L, 1L), agenda.stream().map(Proposed::topicId).toList());
        assertEquals("表决，最晚 12 月 2 日 小结。居民请求官方答复，最晚 12 月 2 日。", agenda.get(0).why());
        assertEquals(
                "督办反馈：示例物业答应办好，最晚 11 月 29 日，已经逾期。居民请求官方答复，最晚 12 月 2 日。",
                agenda.get(1).why());
    }
}
