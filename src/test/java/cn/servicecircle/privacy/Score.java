package cn.servicecircle.privacy;

import cn.servicecircle.privacy.Finding.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the guard made of a corpus, counted for each kind. */
final class Score {
    private final String corpus;
    private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);
    private final List<String> missed = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    Score(String corpus, List<Post> posts) {
        this.corpus = corpus;
        for (Kind kind : Kind.values()) {
            counts.put(kind, new int[3]);
        }
        posts.forEach(this::add);
    }

    private void add(Post post) {
        List<Finding> found = PrivacyGuard.findings(post.text());
        for (Finding plant : post.planted()) {
            boolean hit = found.stream().anyMatch(one -> one.kind() == plant.kind() && covers(one, plant, post));
            counts.get(plant.kind())[hit ? 0 : 1]++;
            if (!hit) {
                missed.add(plant.kind().word() + ":" + post.words(plant) + " | " + post.text());
            }
        }
        for (Finding one : found) {
            if (post.planted().stream().noneMatch(one::overlaps)) {
                counts.get(one.kind())[2]++;
                wrong.add(one.kind().word() + ":" + post.words(one) + " | " + post.text());
            }
        }
    }

    /** It blots out the plant itself, but for what tells nothing: 老 and 姓 before a name, 的 and 家 after it, 室 after a room. */
    private static boolean covers(Finding found, Finding plant, Post post) {
        String words = post.words(plant);
        int head = "老小姓".indexOf(words.charAt(0)) >= 0 ? 1 : 0;
        int tail = "的家头室号".indexOf(words.charAt(words.length() - 1)) >= 0 ? 1 : 0;
        return found.begin() <= plant.begin() + head && found.end() >= plant.end() - tail;
    }

    /** What was planted and not found: kind:words | the post. */
    List<String> missed() {
        return missed;
    }

    /** What was found and not planted. */
    List<String> wrong() {
        return wrong;
    }

    double precision() {
        return precision(all());
    }

    double recall() {
        return recall(all());
    }

    double recall(Kind kind) {
        return recall(counts.get(kind));
    }

    double precision(Kind kind) {
        return precision(counts.get(kind));
    }

    void print() {
        counts.forEach((kind, count) -> print(kind.word(), count));
        print("all", all());
    }

    private int[] all() {
        int[] all = new int[3];
        counts.values().forEach(count -> {
            for (int i = 0; i < all.length; i++) {
                all[i] += count[i];
            }
        });
        return all;
    }

    private void print(String kind, int[] count) {
        System.out.printf(
                "privacy %-7s %-10s found %3d missed %2d wrong %2d precision %.3f recall %.3f%n",
                corpus, kind, count[0], count[1], count[2], precision(count), recall(count));
    }

    private static double precision(int[] count) {
        return count[0] / (double) Math.max(1, count[0] + count[2]);
    }

    private static double recall(int[] count) {
        return count[0] / (double) Math.max(1, count[0] + count[1]);
    }
}
