package cn.servicecircle.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import cn.servicecircle.kernel.Page.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void pagesTogetherAreTheWholeList() {
        List<Long> all = LongStream.rangeClosed(1, 57).boxed().toList();
        List<Long> seen = new ArrayList<>();
        Page page = new Page(null, 10);
        while (true) {
            Page now = page;
            Slice<Long> slice = now.slice(
                    all.stream()
                            .filter(id -> id > now.beyond())
                            .limit(now.fetch())
                            .toList(),
                    id -> id);
            seen.addAll(slice.items());
            if (slice.next() == null) {
                break;
            }
            page = new Page(slice.next(), 10);
        }
        assertEquals(all, seen);
    }

    @Test
    void aPageThatIsJustFull_isTheLast() {
        assertNull(new Page(null, 3).slice(List.of(3L, 2L, 1L), id -> id).next());
    }
}
