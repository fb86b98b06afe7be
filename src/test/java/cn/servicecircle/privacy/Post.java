package cn.servicecircle.privacy;

import cn.servicecircle.privacy.Finding.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A post of a corpus without its marks, and what was marked. */
record Post(String text, List<Finding> planted) {
    private static final Pattern PLANT = Pattern.compile("\\{(id|phone|card|plate|room|name):([^}]*)}");
    private static final Map<String, Kind> KINDS = Map.of(
            "id", Kind.ID_NUMBER,
            "phone", Kind.PHONE,
            "card", Kind.BANK_CARD,
            "plate", Kind.PLATE,
            "room", Kind.ROOM,
            "name", Kind.NAME);

    static Post of(String marked) {
        Matcher plant = PLANT.matcher(marked);
        StringBuilder text = new StringBuilder();
        List<Finding> planted = new ArrayList<>();
        while (plant.find()) {
            plant.appendReplacement(text, "");
            int begin = text.length();
            text.append(plant.group(2));
            planted.add(new Finding(KINDS.get(plant.group(1)), begin, text.length()));
        }
        return new Post(plant.appendTail(text).toString(), planted);
    }

    /** Posts of a file, in its order, without its comments. */
    static List<Post> in(Path corpus) {
        try {
            return Files.readAllLines(corpus).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(Post::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String words(Finding one) {
        return text.substring(one.begin(), one.end());
    }
}
