package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PathTreeTest {

    private static PathTree<String> treeOf(String... templates) {
        PathTree<String> tree = new PathTree<>();
        for (String template : templates) {
            tree.at(template, () -> template);
        }
        return tree;
    }

    @Test
    void aWrittenStep_goesBeforeAVariableOne_unlessItLeadsNowhere() {
        PathTree<String> tree = treeOf("/stations/nearest", "/stations/:id", "/stations/:id/errands");

        assertEquals("/stations/nearest", tree.find("/stations/nearest").value());
        assertEquals(Map.of("id", "7"), tree.find("/stations/7").variables());
        assertEquals(
                Map.of("id", "nearest"), tree.find("/stations/nearest/errands").variables());
        assertNull(tree.find("/stations"));
        assertNull(tree.find("/stations/7/other"));
    }

    @Test
    void aSuffix_belongsToNoVariable() {
        PathTree<String> tree = treeOf("/feeds/:token.ics", "/feeds/:token");

        assertEquals(Map.of("token", "a.b"), tree.find("/feeds/a.b.ics").variables());
        assertEquals("/feeds/:token", tree.find("/feeds/a.csv").value());
        assertEquals("/feeds/:token", tree.find("/feeds/.ics").value(), "a variable is not empty");
    }

    @Test
    void oneSlashAtTheEnd_isAsGoodAsNone() {
        PathTree<String> tree = treeOf("/areas", "/areas/:id");

        assertEquals("/areas", tree.find("/areas/").value());
        assertEquals("/areas/:id", tree.find("/areas/3/").value());
        assertNull(tree.find("/areas//"));
        assertNull(tree.find("/"));
        assertNull(tree.find("areas"));
    }

    @Test
    void anyPath_isFoundAsTryingOneTemplateAfterTheOtherFindsIt() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<String> templates = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                templates.add(path(random, "a", "b", ":x"));
            }
            PathTree<String> tree = treeOf(templates.toArray(String[]::new));
            for (int i = 0; i < 50; i++) {
                String path = path(random, "a", "b", "c");
                PathTree.Match<String> found = tree.find(path);
                assertEquals(
                        templates.stream()
                                .anyMatch(template -> matcher(template, path).matches()),
                        found != null,
                        () -> path + " in " + templates);
                if (found != null) {
                    assertEquals(true, matcher(found.value(), path).matches());
                }
            }
        }
    }

    private static Matcher matcher(String template, String path) {
        return Pattern.compile(template.replace(":x", "[^/]+")).matcher(path);
    }

    private static String path(Random random, String... steps) {
        StringBuilder path = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            path.append('/').append(steps[random.nextInt(steps.length)]);
        }
        return path.toString();
    }
}
