package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.wordlist.WordList;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicWordsTest {
    private final PublicWords words = new PublicWords(new WordList(Path.of("config/words.txt"))::judge);

    private Refusal refused(String clause, String reason) {
        return assertThrows(Refusal.class, () -> words.mustBeFit(clause, reason));
    }

    @Test
    void aRuleAndWhatHappened_arePublicAsTheyAre() {
        for (String reason :
                List.of("写了邻居的姓名和门牌号，请隐去后再发。", "没有证据，点了邻居的名字", "有监控为证，说的是事实", "疑似传销，请不要相信", "屡次骂人", "改为提醒即可")) {
            assertDoesNotThrow(() -> words.mustBeFit("社区议事规则（示例）第五条", reason), reason);
        }
        assertDoesNotThrow(() -> words.mustBeFit(null, null));
    }

    @Test
    void namesRoomsAndNumbers_arePointedOut_eachWhereItStands() {
        Refusal refusal = refused("第五条，见13800001234", "张建国偷电，住3号楼2单元501");
        assertEquals("moderation:not-for-the-log", refusal.type());
        assertTrue(refusal.detail().contains("写情况，不写人名、电话和门牌"), refusal.detail());
        String all = refusal.faults().toString();
        assertEquals("/clause", refusal.faults().get(0).pointer());
        for (String word : List.of("“13800001234”", "501", "张建国")) {
            assertTrue(all.contains(word), word + " in " + all);
        }
    }

    @Test
    void aRoomAloneIsEnough() {
        assertTrue(refused("第五条", "张建国说3号楼2单元501李某偷电").faults().toString().contains("“3号楼2单元501”"));
    }

    @Test
    void whatTheListRefuses_isRefused_alsoInAnAnswer() {
        assertTrue(refused("第五条", "教人刷单返利").faults().toString().contains("“刷单返利”"));
        Refusal refusal = assertThrows(Refusal.class, () -> words.mustBeFit(new Appeals.Answer(true, "请打13800001234")));
        assertEquals("/answer", refusal.faults().get(0).pointer());
    }

    @Test
    void noMoreIsPointedOut_thanCanBeRead() {
        assertEquals(10, refused("第五条", "13800001234，".repeat(40)).faults().size());
    }
}
