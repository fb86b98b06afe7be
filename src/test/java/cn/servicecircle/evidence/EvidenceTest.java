package cn.servicecircle.evidence;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.evidence.Evidence.Kind;
import cn.servicecircle.evidence.Evidence.Witness;
import cn.servicecircle.kernel.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {
    private static final String AGENT = "刘网格员";
    private static final String HASH = "0".repeat(64);

    private static Evidence witnesses(String... names) {
        return new Evidence(
                Kind.WITNESSES,
                null,
                null,
                null,
                List.of(names).stream().map(name -> new Witness(name, "邻居")).toList());
    }

    private static void assertRefused(String type, String pointer, Evidence evidence) {
        Refusal no = assertThrows(Refusal.class, () -> evidence.check(AGENT));
        assertEquals(type, no.type());
        assertEquals(pointer, no.faults().isEmpty() ? null : no.faults().get(0).pointer());
    }

    @Test
    void aSignature_isAnImageOrItsHash() {
        assertDoesNotThrow(() -> new Evidence(Kind.SIGNATURE, 7L, null, null, null).check(AGENT));
        assertDoesNotThrow(() -> new Evidence(Kind.SIGNATURE, null, HASH, null, null).check(AGENT));
        assertRefused(
                "evidence:incomplete",
                "/evidence/attachmentId",
                new Evidence(Kind.SIGNATURE, null, null, "柜子里", List.of()));
    }

    @Test
    void aRecording_isAHash_andWhereItIsKept() {
        assertDoesNotThrow(() -> new Evidence(Kind.RECORDING, null, HASH, "站点电脑", null).check(AGENT));
        assertRefused(
                "evidence:incomplete", "/evidence/sha256", new Evidence(Kind.RECORDING, null, null, "站点电脑", null));
        assertRefused(
                "evidence:incomplete", "/evidence/keptWhere", new Evidence(Kind.RECORDING, null, HASH, null, null));
    }

    @Test
    void witnesses_areTwoPeople_andNotTheOneItSpeaksFor() {
        assertDoesNotThrow(() -> witnesses("王大妈", "张师傅").check(AGENT));
        assertRefused("evidence:incomplete", "/evidence/witnesses", witnesses("王大妈"));
        assertRefused("evidence:incomplete", "/evidence/witnesses", witnesses("王大妈", " 王大妈 "));
        assertRefused(
                "evidence:incomplete", "/evidence/witnesses", new Evidence(Kind.WITNESSES, null, HASH, null, null));
        assertRefused("evidence:interested-witness", null, witnesses("王大妈", " 刘网格员"));
    }
}
