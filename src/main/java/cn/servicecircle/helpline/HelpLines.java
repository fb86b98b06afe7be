package cn.servicecircle.helpline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** Finds the words behind which somebody may need help now. */
public final class HelpLines {
    private static final PayloadTrie<Need> WORDS = words();

    private HelpLines() {}

    /** What kind of help. */
    private enum Need {
        FIRE,
        AMBULANCE,
        SELF_HARM,
        VIOLENCE,
        /** A way of speaking that only sounds like one of the others. */
        NONE;

        List<HelpLine> lines() {
            return switch (this) {
                case FIRE -> List.of(HelpLine.FIRE, HelpLine.AMBULANCE);
                case AMBULANCE -> List.of(HelpLine.AMBULANCE);
                case SELF_HARM -> List.of(HelpLine.MIND, HelpLine.AMBULANCE, HelpLine.POLICE, HelpLine.YOUNG);
                case VIOLENCE -> List.of(HelpLine.POLICE, HelpLine.WOMEN, HelpLine.MIND);
                case NONE -> List.of();
            };
        }
    }

    /** The lines to show, the most urgent kind first; empty for most texts. */
    public static List<HelpLine> in(String text) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        // The longest word at a place decides: 笑得想死 is no wish to die.
        for (PayloadEmit<Need> word : WORDS.parseText(text.replaceAll("\\s", ""))) {
            needs.add(word.getPayload());
        }
        return needs.stream().flatMap(need -> need.lines().stream()).distinct().toList();
    }

    /** The same, null for none. */
    public static List<HelpLine> shownFor(String text) {
        List<HelpLine> lines = in(text);
        return lines.isEmpty() ? null : lines;
    }

    private static PayloadTrie<Need> words() {
        PayloadTrie.PayloadTrieBuilder<Need> words = PayloadTrie.<Need>builder().ignoreOverlaps();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                HelpLines.class.getResourceAsStream("/helpline/words.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split("[:、]", -1);
                Need need = Need.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_'));
                Stream.of(parts).skip(1).forEach(word -> words.addKeyword(word, need));
            });
            return words.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
