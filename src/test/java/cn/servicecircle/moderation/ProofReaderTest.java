package cn.servicecircle.moderation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProofReaderTest {

    @Test
    void longMinutes_areReadInPiecesThatWeChatTakes() {
        List<String> pieces = List.of("甲".repeat(1_000), "乙".repeat(999), "丙", "丁".repeat(1_000));
        List<String> texts = ProofReader.joined(pieces);
        assertEquals(List.of(2_000, 1_002), texts.stream().map(String::length).toList());
        assertEquals(String.join("\n", pieces), String.join("\n", texts));
    }
}
