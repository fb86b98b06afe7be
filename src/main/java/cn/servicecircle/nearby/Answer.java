package cn.servicecircle.nearby;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.servicecircle.walking.Method;
import cn.servicecircle.walking.Walk;
import cn.servicecircle.walking.Walks;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Writes the stations nearby as JSON: most of it stands on their {@link Card}s already, so that an answer costs little more
 * than copying them.
 */
final class Answer {
    /** No walk for an errand. */
    private static final int TOO_MANY_MINUTES = 120;
    /** As most are, beside what the cards have. */
    private static final int BYTES_OF_A_WALK = 150;

    private static final int BYTES_OF_THE_REST = 320;

    private static final byte[] BY_STREETS = beginning(Method.NETWORK);
    private static final byte[] BY_ESTIMATE = beginning(Method.ESTIMATE);
    private static final byte[] ITEMS = bytes("\",\"items\":[");
    private static final byte[] NEXT_ITEM = bytes("\"},");
    private static final byte[] END_OF_ITEMS = bytes("\"}]}");
    private static final byte[] END_OF_NO_ITEMS = bytes("]}");
    private static final byte[] WALK_SECONDS = bytes(",\"walkSeconds\":");
    private static final byte[] WALK_RANGE = bytes(",\"walkRange\":{\"fromSeconds\":");
    private static final byte[] TO_SECONDS = bytes(",\"toSeconds\":");
    private static final byte[] END_OF_RANGE = bytes("}");
    private static final byte[] WITHIN = bytes(",\"withinCircle\":true,\"sentence\":\"");
    private static final byte[] NOT_WITHIN = bytes(",\"withinCircle\":false,\"sentence\":\"");
    private static final byte[] NEAREST = bytes("最近的是");
    private static final byte[] COLON = bytes("：");
    private static final byte[] FAR = bytes("步行要 2 小时以上，");
    /** By minutes. */
    private static final byte[][] ON_FOOT = IntStream.rangeClosed(0, TOO_MANY_MINUTES)
            .mapToObj(minutes -> bytes("步行 " + minutes + " 分钟，"))
            .toArray(byte[][]::new);

    private final Search search;
    private final Moment moment;
    private final Walks walks;
    /** Of the walks' destinations: all are fetched before the first is read, so that the waits for memory are one. */
    private final Card[] cards;

    private final int circleSeconds;
    private final int spreadSeconds;
    private final byte[] canDo;
    private final Text out;

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
        this.cards = new Card[walks.walks().size()];
        int bytes = BYTES_OF_THE_REST;
        for (int i = 0; i < cards.length; i++) {
            cards[i] = card(walks.walks().get(i));
            bytes += cards[i].length() + BYTES_OF_A_WALK;
        }
        this.out = new Text(bytes);
    }

    Buffer json() {
        out.add(walks.method() == Method.NETWORK ? BY_STREETS : BY_ESTIMATE);
        sayAll();
        out.add(ITEMS);
        for (int i = 0; i < cards.length; i++) {
            if (i > 0) {
                out.add(NEXT_ITEM);
            }
            write(walks.walks().get(i), cards[i]);
        }
        return out.add(cards.length == 0 ? END_OF_NO_ITEMS : END_OF_ITEMS).utf8();
    }

    private void write(Walk walk, Card card) {
        card.tellHead(out);
        out.add(Math.round(walk.metres())).add(WALK_SECONDS).add(walk.seconds());
        if (spreadSeconds > 0) {
            out.add(WALK_RANGE)
                    .add(shortest(walk))
                    .add(TO_SECONDS)
                    .add(longest(walk))
                    .add(END_OF_RANGE);
        }
        out.add(longest(walk) <= circleSeconds ? WITHIN : NOT_WITHIN);
        say(walk, card);
    }

    /** 步行 9 分钟，现在有人（楼栋长 李阿姨），能办高龄津贴，无台阶。 */
    private void say(Walk walk, Card card) {
        sayOnFoot(walk);
        card.tellState(out);
        out.add(canDo);
        card.tellAccess(out);
    }

    private void sayOnFoot(Walk walk) {
        int least = minutes(shortest(walk));
        int most = minutes(longest(walk));
        if (minutes(walk.seconds()) > TOO_MANY_MINUTES) {
            out.add(FAR);
        } else if (most == least) {
            out.add(ON_FOOT[least]);
        } else {
            out.add("步行 ").add(least).add(" 到 ").add(most).add(" 分钟，");
        }
    }

    private void sayAll() {
        if (cards.length == 0) {
            out.add("没有合乎要求的服务站，请放宽条件再找，或拨打 12345。");
            return;
        }
        Walk first = walks.walks().get(0);
        Card card = cards[0];
        if (card.isOpen) {
            out.add(NEAREST);
            card.tellName(out);
            out.add(COLON);
            say(first, card);
        } else {
            sayInstead(first, card);
        }
        if (spreadSeconds > 0) {
            out.add("您的位置可能差 ").add(search.accuracyMetres()).add(" 米，步行时间是大概的范围。");
        }
    }

    /** 最近的甲站现在关门，明天 08:30 开门；最近开着的是乙站，步行 12 分钟，开到 18:00。 */
    private void sayInstead(Walk first, Card card) {
        out.add("最近的");
        card.tellName(out);
        card.tellState(out);
        Optional<Walk> open = search.nearestOpen(walks);
        if (open.isPresent()) {
            out.add("；最近开着的是");
            card(open.get()).tellName(out);
            out.add("，");
            sayOnFoot(open.get());
            out.add(card(open.get()).until);
        } else {
            search.firstToOpen(walks.walks())
                    .filter(other -> !other.equals(first))
                    .ifPresent(other -> {
                        out.add("；最早开门的是");
                        card(other).tellName(out);
                        out.add("，").add(card(other).opening);
                    });
        }
        out.add("。");
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

    private static int minutes(int seconds) {
        return Math.max(1, (seconds + 59) / 60);
    }

    private static byte[] beginning(Method method) {
        return bytes("{\"method\":\"" + method.word() + "\",\"sentence\":\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
