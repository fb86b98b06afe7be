package cn.servicecircle.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DerivedTest {
    private final AtomicInteger loaded = new AtomicInteger();
    private final Snapshot<String> one =
            new Snapshot<>("one", () -> Future.succeededFuture("a" + loaded.incrementAndGet()));
    private final Snapshot<String> other =
            new Snapshot<>("other", () -> Future.succeededFuture("b" + loaded.incrementAndGet()));
    private final Derived<String> both = new Derived<>(() -> one.get() + other.get(), one, other);

    @Test
    void itIsWorkedOutOnce_andAnewWhenASourceIsReplaced() {
        follow(one, 1);
        follow(other, 1);
        String first = both.get();
        assertEquals("a1b2", first);
        assertSame(first, both.get());

        follow(other, 2);
        assertEquals("a1b3", both.get());
        follow(one, 2);
        assertEquals("a4b3", both.get());
    }

    @Test
    void whatIsReplacedDuringTheWork_isNotMissed() {
        follow(one, 1);
        Derived<String> slow = new Derived<>(
                () -> {
                    String seen = one.get();
                    follow(one, 2);
                    return seen;
                },
                one);

        assertEquals("a1", slow.get());
        assertEquals("a2", slow.get());
    }

    private static void follow(Snapshot<String> snapshot, long version) {
        assertEquals(true, snapshot.follow(version).succeeded());
    }
}
