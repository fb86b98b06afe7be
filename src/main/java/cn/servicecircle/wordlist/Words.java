package cn.servicecircle.wordlist;

import cn.servicecircle.wordlist.Judgement.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ahocorasick.trie.PayloadEmit;
import org.ahocorasick.trie.PayloadTrie;

/** One reading of the list. */
final class Words {
    /** What people put between the characters of a word to hide it. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Punct}\\p{IsPunctuation}\\u200B-\\u200D\\uFEFF]+");

    private final PayloadTrie<Judgement> trie;

    private Words(PayloadTrie<Judgement> trie) {
        this.trie = trie;
    }

    /**
     * @param lines refuse or review, a tab, the word, a tab and the reason where it is refused; {@code #} begins a comment
     * @throws IllegalArgumentException with the line that is wrong
     */
    static Words of(List<String> lines) {
        PayloadTrie.PayloadTrieBuilder<Judgement> trie = PayloadTrie.builder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\t", -1);
                boolean refuses = parts[0].equals("refuse");
                boolean isKnown = refuses || parts[0].equals("review");
                if (!isKnown
                        || parts.length != (refuses ? 3 : 2)
                        || plain(parts[1]).isEmpty()) {
                    throw new IllegalArgumentException(
                            "line " + (i + 1) + ": not refuse, tab, word, tab, reason; nor review, tab, word");
                }
                trie.addKeyword(
                        plain(parts[1]),
                        new Judgement(refuses ? Level.REFUSE : Level.REVIEW, parts[1], refuses ? parts[2] : null));
            }
        }
        return new Words(trie.build());
    }

    Judgement judge(String text) {
        return trie.parseText(plain(text)).stream()
                .map(PayloadEmit::getPayload)
                .max(Comparator.comparing(Judgement::level))
                .orElse(Judgement.PASS);
    }

    /** Half-width, lower case, with nothing between. */
    private static String plain(String text) {
        StringBuilder half = new StringBuilder(text.length());
        text.chars().forEach(c -> half.append(c >= '！' && c <= '～' ? (char) (c - '！' + '!') : (char) c));
        return BETWEEN.matcher(half).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
