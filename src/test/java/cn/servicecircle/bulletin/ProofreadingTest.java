package cn.servicecircle.bulletin;

import static cn.servicecircle.bulletin.BulletinFixture.saying;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.wordlist.Judgement;
import cn.servicecircle.wordlist.Judgement.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofreadingTest {
    private static final Proofreading PROOFREADING = new Proofreading(ProofreadingTest::judge);

    private static Judgement judge(String text) {
        if (text.contains("刷单返利")) {
            return new Judgement(Level.REFUSE, "刷单返利", "常见的诈骗说法");
        }
        return text.contains("高利贷") ? new Judgement(Level.REVIEW, "高利贷", null) : new Judgement(Level.PASS, null, null);
    }

    private static void passes(String text, Doubt... confirmed) {
        assertDoesNotThrow(() -> PROOFREADING.check(saying(text), List.of(confirmed), false), text);
    }

    private static Refusal refused(String text, boolean forDistrict, Doubt... confirmed) {
        Refusal refusal = assertThrows(
                Refusal.class, () -> PROOFREADING.check(saying(text), List.of(confirmed), forDistrict), text);
        assertEquals("bulletin:look-again", refusal.type());
        assertEquals("/content/text", refusal.faults().get(0).pointer());
        return refusal;
    }

    @Test
    void phonesOfOffices_pass() {
        passes("请打 0933-821-2345、（0931）8765432、12345、12393、110 或者 400-123-4567。");
        passes("请打０９３３－８２１２３４５。");
    }

    @Test
    void whatMayBePersonal_isPointedOut_untilItWasLookedAt() {
        refused("联系人 13893312345。", false);
        refused("联系人 13893312345。", true, Doubt.ROOM);
        passes("联系人 13893312345。", Doubt.PHONE);
        refused("到 3号楼2单元501室 报名。", false);
        passes("到 3号楼2单元501室 报名。", Doubt.ROOM);
        refused("车牌甘L12345的车请挪走。", false);
        refused("王建国诈骗多人。", false);
        passes("王建国诈骗多人。", Doubt.NAME);
        passes("王某诈骗多人。");
    }

    @Test
    void anIdNumberOrABankCard_isNeverLetStand() {
        refused("11010519491231002X", true, Doubt.values());
        refused("交到 6222021234567890128", true, Doubt.values());
    }

    @Test
    void aWordToBeReviewed_isLookedAt_andARefusedOneTakesTheAdmin() {
        refused("远离高利贷。", false);
        passes("远离高利贷。", Doubt.WORDS);
        refused("警惕刷单返利。", true);
        assertTrue(
                refused("警惕刷单返利。", false, Doubt.WORDS).faults().get(0).detail().contains("请区管理员发布"));
        assertDoesNotThrow(() -> PROOFREADING.check(saying("警惕刷单返利。"), List.of(Doubt.WORDS), true));
    }

    @Test
    void noMoreIsPointedOut_thanSomebodyCanRead() {
        assertEquals(20, refused("13893312345，".repeat(300), false).faults().size());
    }
}
