package cn.servicecircle.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lists that the guard's rules are written with: {@code names.txt} and {@code numbers.txt} by families, and {@code words.txt}. */
final class Lexicon {
    private static final Map<String, Set<String>> FAMILIES = families();
    private static final Set<String> COMMON = common();

    private Lexicon() {}

    /** @throws IllegalArgumentException when the file has no such family */
    static Set<String> family(String name) {
        Set<String> words = FAMILIES.get(name);
        if (words == null) {
            throw new IllegalArgumentException("no list has a family " + name);
        }
        return words;
    }

    /** A family whose letters stand for themselves, by their code. */
    static BitSet letters(String family) {
        BitSet letters = new BitSet();
        family(family).forEach(word -> word.chars().forEach(letters::set));
        return letters;
    }

    /** Whether letters are a word as everybody uses it, though one of them may be a surname. */
    static boolean isCommon(String text, int begin, int end) {
        return begin >= 0 && end <= text.length() && COMMON.contains(text.substring(begin, end));
    }

    private static Map<String, Set<String>> families() {
        Map<String, Set<String>> families = new HashMap<>();
        Stream.of("names.txt", "numbers.txt")
                .flatMap(file -> lines(file).stream())
                .forEach(line -> {
                    String[] parts = line.split(": ", 2);
                    families.computeIfAbsent(parts[0], family -> new HashSet<>())
                            .addAll(List.of(parts[1].split(" ", -1)));
                });
        return families;
    }

    private static Set<String> common() {
        Set<String> words = new HashSet<>();
        lines("words.txt").forEach(line -> words.addAll(List.of(line.split(" ", -1))));
        return words;
    }

    private static List<String> lines(String file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Lexicon.class.getResourceAsStream("/privacy/" + file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
