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
    private final Buffer out = Buffer.buffer(4096);

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
        out.appendBytes(METHOD).appendString(walks.method().word()).appendBytes(SENTENCE);
        sayAll();
        out.appendBytes(ITEMS);
        List<Walk> found = walks.walks();
        for (int i = 0; i < found.size(); i++) {
            if (i > 0) {
                out.appendByte((byte) ',');
            }
            write(found.get(i));
        }
        return out.appendByte((byte) ']').appendByte((byte) '}');
    }

    private void write(Walk walk) {
        out.appendBytes(card(walk).head).appendBytes(WALK_METERS);
        number(Math.round(walk.metres()));
        out.appendBytes(WALK_SECONDS);
        number(walk.seconds());
        if (spreadSeconds > 0) {
            out.appendBytes(WALK_RANGE);
            number(shortest(walk));
            out.appendBytes(TO_SECONDS);
            number(longest(walk));
            out.appendByte((byte) '}');
        }
        out.appendBytes(longest(walk) <= circleSeconds ? WITHIN : NOT_WITHIN).appendBytes(ITS_SENTENCE);
        say(walk);
        out.appendByte((byte) '"').appendByte((byte) '}');
    }

    /** 步行 9 分钟，现在有人（楼栋长 李阿姨），能办高龄津贴，无台阶。 */
    private void say(Walk walk) {
        sayOnFoot(walk);
        Card card = card(walk);
        out.appendBytes(COMMA)
                .appendBytes(card.state)
                .appendBytes(canDo)
                .appendBytes(card.access)
                .appendBytes(STOP);
    }

    private void sayOnFoot(Walk walk) {
        if (walk.seconds() > TOO_FAR) {
            out.appendString("步行要 2 小时以上");
            return;
        }
        out.appendBytes(ON_FOOT);
        long least = minutes(shortest(walk));
        long most = minutes(longest(walk));
        number(least);
        if (most > least) {
            out.appendString(" 到 ");
            number(most);
        }
        out.appendBytes(MINUTES);
    }

    private void sayAll() {
        if (walks.walks().isEmpty()) {
            out.appendString("没有合乎要求的服务站，请放宽条件再找，或拨打 12345。");
            return;
        }
        Walk first = walks.walks().get(0);
        if (moment.status(first.destination()).isOpen()) {
            out.appendBytes(NEAREST).appendBytes(card(first).name).appendBytes(COLON);
            say(first);
        } else {
            sayInstead(first);
        }
        if (spreadSeconds > 0) {
            out.appendString("您的位置可能差 ")
                    .appendString(Integer.toString(search.accuracyMetres()))
                    .appendString(" 米，步行时间是大概的范围。");
        }
    }

    /** 最近的甲站现在关门，明天 08:30 开门；最近开着的是乙站，步行 12 分钟，开到 18:00。 */
    private void sayInstead(Walk first) {
        Sayings sayings = moment.sayings();
        out.appendString("最近的").appendBytes(card(first).name).appendBytes(card(first).state);
        Optional<Walk> open = search.nearestOpen(walks);
        if (open.isPresent()) {
            out.appendString("；最近开着的是").appendBytes(card(open.get()).name).appendBytes(COMMA);
            sayOnFoot(open.get());
            out.appendBytes(COMMA)
                    .appendString(sayings.until(moment.status(open.get().destination())));
        } else {
            search.firstToOpen(walks.walks())
                    .filter(other -> !other.equals(first))
                    .ifPresent(other -> out.appendString("；最早开门的是")
                            .appendBytes(card(other).name)
                            .appendBytes(COMMA)
                            .appendString(sayings.opening(moment.status(other.destination()))));
        }
        out.appendBytes(STOP);
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

    private void number(long value) {
        out.appendString(Long.toString(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
