package cn.servicecircle.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NoticeKindTest {

    @Test
    void theContractKnowsEveryKind() throws IOException {
        Matcher kinds = Pattern.compile("kind: \\{type: string, enum: \\[(errand-claimed[^]]*)]")
                .matcher(Files.readString(Path.of("api-spec/openapi.yaml")));
        assertEquals(true, kinds.find());
        assertEquals(
                Arrays.stream(Notice.Kind.values())
                        .map(Notice.Kind::word)
                        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll),
                new TreeSet<>(Arrays.asList(kinds.group(1).split(", "))));
    }
}
