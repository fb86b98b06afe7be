package cn.servicecircle.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.privacy.Finding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PrivacyGuardTest {
    private static final Path CORPUS = Path.of("src/test/resources/privacy/corpus.txt");
    private static final Pattern PLANT = Pattern.compile("\\{(id|phone|card|plate|room|name):([^}]*)}");
    private static final Map<String, Kind> KINDS = Map.of(
            "id", Kind.ID_NUMBER,
            "phone", Kind.PHONE,
            "card", Kind.BANK_CARD,
            "plate", Kind.PLATE,
            "room", Kind.ROOM,
            "name", Kind.NAME);

    /** A line of the corpus without its marks, and what was marked. */
    private record Line(String text, List<Finding> planted, boolean isKnownMiss) {
        static Line of(String marked) {
            boolean isKnownMiss = marked.startsWith("? ");
            Matcher plant = PLANT.matcher(isKnownMiss ? marked.substring(2) : marked);
            StringBuilder text = new StringBuilder();
            List<Finding> planted = new ArrayList<>();
            while (plant.find()) {
                plant.appendReplacement(text, "");
                planted.add(new Finding(
                        KINDS.get(plant.group(1)),
                        text.length(),
                        text.length() + plant.group(2).length()));
                text.append(plant.group(2));
            }
            return new Line(plant.appendTail(text).toString(), planted, isKnownMiss);
        }
    }

    private static List<Line> corpus() throws IOException {
        return Files.readAllLines(CORPUS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Line::of)
                .toList();
    }

    @Test
    void everyPlantIsFound_orListed_andHardlyAnythingElseIsPointedOut() throws IOException {
        Map<Kind, int[]> counts = new EnumMap<>(Kind.class);
        KINDS.values().forEach(kind -> counts.put(kind, new int[3]));
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        List<Line> corpus = corpus();
        for (Line line : corpus) {
            List<Finding> found = PrivacyGuard.findings(line.text());
            for (Finding plant : line.planted()) {
                boolean hit = found.stream().anyMatch(one -> one.kind() == plant.kind() && covers(one, plant));
                counts.get(plant.kind())[hit ? 0 : 1]++;
                if (hit == line.isKnownMiss()) {
                    missed.add(plant + " in " + line.text() + ": " + found);
                }
            }
            for (Finding one : found) {
                if (line.planted().stream().noneMatch(one::overlaps)) {
                    counts.get(one.kind())[2]++;
                    wrong.add(one.kind() + " " + line.text().substring(one.begin(), one.end()) + " in " + line.text());
                }
            }
        }
        int[] all = new int[3];
        counts.forEach((kind, count) -> {
            print(kind.word(), count);
            for (int i = 0; i < all.length; i++) {
                all[i] += count[i];
            }
        });
        print("all", all);
        assertTrue(corpus.size() >= 300, corpus.size() + " lines");
        assertEquals(List.of(), missed);
        assertTrue(all[0] >= 0.95 * (all[0] + all[2]), "wrongly pointed out: " + wrong);
        assertEquals(List.of(), wrong);
    }

    /** It blots out the plant itself, but for what tells nothing. */
    private static boolean covers(Finding found, Finding plant) {
        return found.begin() <= plant.begin() + 1 && found.end() >= plant.end() - 2;
    }

    private static void print(String kind, int[] count) {
        System.out.printf(
                "privacy %-10s found %3d missed %2d wrong %2d precision %.3f recall %.3f%n",
                kind,
                count[0],
                count[1],
                count[2],
                count[0] / (double) Math.max(1, count[0] + count[2]),
                count[0] / (double) Math.max(1, count[0] + count[1]));
    }

    @Test
    void whatIsRedacted_isGone_andTheRestStays() {
        Set<Kind> phones = EnumSet.of(Kind.PHONE);
        assertEquals("打＊＊＊＊＊＊＊＊＊＊＊找我", PrivacyGuard.redacted("打13800001234找我", phones));
        assertEquals("打13800001234找我", PrivacyGuard.redacted("打13800001234找我", EnumSet.of(Kind.PLATE)));
        assertEquals(
                List.of(),
                PrivacyGuard.findings(PrivacyGuard.redacted("甘L12345，13800001234", EnumSet.allOf(Kind.class))));
    }

    @Test
    void hostileTexts_takeNoLongerThanOthers() {
        for (String piece : List.of("1 ", "1", "一", "1-", "甘A", "3号楼", "王某", "小王偷", "，王", "1 2单元 ", "老王打了")) {
            String hostile = piece.repeat(2400 / piece.length());
            assertTimeout(Duration.ofSeconds(2), () -> PrivacyGuard.findings(hostile), piece);
        }
    }
}
