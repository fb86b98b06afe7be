package cn.servicecircle.search;

import cn.servicecircle.kernel.Page;
import cn.servicecircle.kernel.Page.Slice;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.search.SearchStore.Found;
import cn.servicecircle.search.SearchStore.Walked;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds topics by what stands in them, and topics that are like one to be. */
public final class Search {
    private static final int SIMILAR_AMONG = 500;
    private static final int MOST_SIMILAR = 5;
    /** Of the pairs of characters of both titles, as many must be the same. */
    private static final double ALIKE = 0.25;

    private final Database database;
    private final SearchStore store = new SearchStore();

    public Search(Database database) {
        this.database = database;
    }

    /**
     * A page of what was found; it may be short, even empty, and yet have a next one, where much was looked through.
     *
     * @param spaces not empty
     */
    Future<Slice<Found>> find(List<Long> spaces, String text, Page page) {
        Future<List<Walked>> walked = store.walk(database.reads(), spaces, page.before());
        Future<List<Found>> found = store.find(database.reads(), spaces, page.before(), text, page.fetch());
        return Future.all(walked, found).map(both -> cut(walked.result(), found.result(), page));
    }

    /** What lies beyond the shortest of the walks that were cut off is for the next page: there, others may be newer. */
    private static Slice<Found> cut(List<Walked> walked, List<Found> found, Page page) {
        long reached = walked.stream()
                .filter(walk -> walk.topics() == SearchStore.STRIDE)
                .mapToLong(Walked::last)
                .max()
                .orElse(0);
        List<Found> certain = found.stream().filter(one -> one.id() >= reached).toList();
        Slice<Found> slice = page.slice(certain, Found::id);
        return slice.next() != null || reached == 0 ? slice : new Slice<>(slice.items(), reached);
    }

    /** Those of late whose titles are most like this one, the likest first. */
    Future<List<Found>> similar(long spaceId, String title) {
        Set<String> wanted = pairs(title);
        return store.newest(database.reads(), spaceId, SIMILAR_AMONG).map(newest -> newest.stream()
                .filter(one -> likeness(wanted, pairs(one.title())) >= ALIKE)
                .sorted(Comparator.comparingDouble((Found one) -> -likeness(wanted, pairs(one.title()))))
                .limit(MOST_SIMILAR)
                .toList());
    }

    /** Sørensen–Dice: how many of the pairs of both are the same, 0 to 1. */
    static double likeness(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        long same = one.stream().filter(other::contains).count();
        return 2.0 * same / (one.size() + other.size());
    }

    static Set<String> pairs(String text) {
        String letters = text.replaceAll("[\\s\\p{Punct}\\p{IsPunctuation}]", "");
        return IntStream.range(0, Math.max(0, letters.length() - 1))
                .mapToObj(i -> letters.substring(i, i + 2))
                .collect(Collectors.toSet());
    }
}
