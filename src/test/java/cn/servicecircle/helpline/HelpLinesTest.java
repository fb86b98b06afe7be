package cn.servicecircle.helpline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpLinesTest {
    private static final Path CORPUS = Path.of("src/test/resources/helpline/corpus.txt");

    @Test
    void whoMayNeedHelpNow_isShownWhoHelps_andWhoOnlySpeaksLikeThat_isNot() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(CORPUS)) {
            if (!line.startsWith("#") && HelpLines.in(line.substring(1)).isEmpty() == line.startsWith("+")) {
                wrong.add(line);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theLinesFitTheNeed() {
        assertEquals(HelpLine.FIRE, HelpLines.in("厨房着火了").get(0));
        assertTrue(HelpLines.in("我不想活了").contains(HelpLine.MIND));
        assertTrue(HelpLines.in("他打我").contains(HelpLine.WOMEN));
    }
}
