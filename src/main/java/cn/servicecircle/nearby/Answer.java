package cn.servicecircle.nearby;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.servicecircle.walking.Walk;
import cn.servicecircle.walking.Walks;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * Writes the stations nearby as JSON: most of it stands on their {@link Card}s already, so that an answer costs little more
 * than copying them.
 */
final class Answer {
    /** Two hours: no walk for an errand. */
    private static final int TOO_FAR = 7200;

    private static final byte[] METHOD = bytes("{\"method\":\"");
    private static final byte[] SENTENCE = bytes("\",\"sentence\":\"");
    private static final byte[] ITEMS = bytes("\",\"items\":[");
    private static final byte[] NEXT_ITEM = bytes(",");
    private static final byte[] END_OF_RANGE = bytes("}");
    private static final byte[] END_OF_ITEM = bytes("\"}");
    private static final byte[] END = bytes("]}");
    private static final byte[] WALK_METERS = bytes(",\"walkMeters\":");
    private static final byte[] WALK_SECONDS = bytes(",\"walkSeconds\":");
    private static final byte[] WALK_RANGE = bytes(",\"walkRange\":{\"fromSeconds\":");
    private static final byte[] TO_SECONDS = bytes(",\"toSeconds\":");
    private static final byte[] WITHIN = bytes(",\"withinCircle\":true");
    private static final byte[] NOT_WITHIN = bytes(",\"withinCircle\":false");
    private static final byte[] ITS_SENTENCE = bytes(",\"sentence\":\"");
    private static final byte[] NEAREST = bytes("最近的是");
    private static final byte[] COLON = bytes("：");
    private static final byte[] COMMA = bytes("，");
    private static final byte[] STOP = bytes("。");
    private static final byte[] ON_FOOT = bytes("步行 ");
    private static final byte[] MINUTES = bytes(" 分钟");

    private final Search search;
    private final Moment moment;
    private final Walks walks;
    private final int circleSeconds;
    private final int spreadSeconds;
    private final byte[] canDo;
    private final Text out = new Text();

    /**
     * @param spreadSeconds how much longer or shorter a walk may be, because it is not known exactly where it starts
     * @param canDo         what to say of the errand that all of them can do, or nothing
     */
    Answer(Search search, Walks walks, int circleSeconds, int spreadSeconds, byte[] canDo) {
        this.search = search;
        this.moment = search.moment();
        this.walks = walks;
        this.circleSeconds = circleSeconds;
        this.spreadSeconds = spreadSeconds;
        this.canDo = canDo;
    }

    Buffer json() {
        out.add(METHOD).add(walks.method().word()).add(SENTENCE);
        sayAll();
        out.add(ITEMS);
        List<Walk> found = walks.walks();
        for (int i = 0; i < found.size(); i++) {
            if (i > 0) {
                out.add(NEXT_ITEM);
            }
            write(found.get(i));
        }
        return out.add(END).utf8();
    }

    private void write(Walk walk) {
        out.add(card(walk).head)
                .add(WALK_METERS)
                .add(Math.round(walk.metres()))
                .add(WALK_SECONDS)
                .add(walk.seconds());
        if (spreadSeconds > 0) {
            out.add(WALK_RANGE)
                    .add(shortest(walk))
                    .add(TO_SECONDS)
                    .add(longest(walk))
                    .add(END_OF_RANGE);
        }
        out.add(longest(walk) <= circleSeconds ? WITHIN : NOT_WITHIN).add(ITS_SENTENCE);
        say(walk);
        out.add(END_OF_ITEM);
    }

    /** 步行 9 分钟，现在有人（楼栋长 李阿姨），能办高龄津贴，无台阶。 */
    private void say(Walk walk) {
        sayOnFoot(walk);
        Card card = card(walk);
        out.add(COMMA).add(card.state).add(canDo).add(card.access).add(STOP);
    }

    private void sayOnFoot(Walk walk) {
        if (walk.seconds() > TOO_FAR) {
            out.add("步行要 2 小时以上");
            return;
        }
        out.add(ON_FOOT);
        long least = minutes(shortest(walk));
        long most = minutes(longest(walk));
        out.add(least);
        if (most > least) {
            out.add(" 到 ").add(most);
        }
        out.add(MINUTES);
    }

    private void sayAll() {
        if (walks.walks().isEmpty()) {
            out.add("没有合乎要求的服务站，请放宽条件再找，或拨打 12345。");
            return;
        }
        Walk first = walks.walks().get(0);
        if (moment.status(first.destination()).isOpen()) {
            out.add(NEAREST).add(card(first).name).add(COLON);
            say(first);
        } else {
            sayInstead(first);
        }
        if (spreadSeconds > 0) {
            out.add("您的位置可能差 ").add(search.accuracyMetres()).add(" 米，步行时间是大概的范围。");
        }
    }

    /** 最近的甲站现在关门，明天 08:30 开门；最近开着的是乙站，步行 12 分钟，开到 18:00。 */
    private void sayInstead(Walk first) {
        out.add("最近的").add(card(first).name).add(card(first).state);
        Optional<Walk> open = search.nearestOpen(walks);
        if (open.isPresent()) {
            out.add("；最近开着的是").add(card(open.get()).name).add(COMMA);
            sayOnFoot(open.get());
            out.add(COMMA).add(card(open.get()).until);
        } else {
            search.firstToOpen(walks.walks())
                    .filter(other -> !other.equals(first))
                    .ifPresent(other ->
                            out.add("；最早开门的是").add(card(other).name).add(COMMA).add(card(other).opening));
        }
        out.add(STOP);
    }

    private Card card(Walk walk) {
        return moment.card(walk.destination(), search.datum());
    }

    private int shortest(Walk walk) {
        return Math.max(0, walk.seconds() - spreadSeconds);
    }

    private int longest(Walk walk) {
        return walk.seconds() + spreadSeconds;
    }

    private static long minutes(int seconds) {
        return Math.max(1, (seconds + 59) / 60);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
