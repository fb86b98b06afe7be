package cn.servicecircle.wordlist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.wordlist.Judgement.Level;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordListTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void aWordIsFound_howeverItIsWritten_andTheHardestDecides() {
        Words words = Words.of(List.of("# 注释", "", "refuse\t刷单返利\t诈骗", "review\tABC药"));
        assertEquals(Level.REFUSE, words.judge("在家刷 单，返.利").level());
        assertEquals("诈骗", words.judge("刷\u200B单返利").reason());
        assertEquals(Level.REVIEW, words.judge("有ａｂｃ药卖").level());
        assertEquals(Level.REFUSE, words.judge("ABC药，刷单返利").level());
        assertEquals(Level.PASS, words.judge("刷墙，单价低，返工有利").level());
    }

    @Test
    void aLineThatIsWrong_isNamed() {
        String told = assertThrows(IllegalArgumentException.class, () -> Words.of(List.of("review\t好", "refuse\t词")))
                .getMessage();
        assertTrue(told.startsWith("line 2"), told);
    }

    @Test
    void aChangedFileIsReadAgain_andABrokenOneLeavesTheOldListInForce() throws IOException {
        Path file = Files.writeString(folder.resolve("words.txt"), "review\t甲\n");
        WordList list = new WordList(file);
        change(file, "review\t乙\n", 1);
        list.reload(VERTX).await();
        assertEquals(Level.PASS, list.judge("甲").level());
        assertEquals(Level.REVIEW, list.judge("乙").level());
        change(file, "nonsense\n", 2);
        assertThrows(IllegalArgumentException.class, () -> list.reload(VERTX).await());
        assertEquals(Level.REVIEW, list.judge("乙").level());
    }

    private static void change(Path file, String text, int seconds) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(seconds)));
    }

    @Test
    void theListThatShips_canBeRead() {
        assertEquals(
                Level.REFUSE,
                new WordList(Path.of("config/words.txt")).judge("刷单返利").level());
    }
}
