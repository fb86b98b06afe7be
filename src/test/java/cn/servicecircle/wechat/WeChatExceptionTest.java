package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.wechat.WeChatException.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeChatExceptionTest {
    @ParameterizedTest
    @CsvSource({
        "40029, CODE_INVALID, true",
        "40163, CODE_USED, true",
        "40226, PERSON_BLOCKED, true",
        "45009, RATE_LIMITED, false",
        "45011, RATE_LIMITED, false",
        "43101, REFUSED_BY_PERSON, true",
        "40003, BAD_REQUEST, true",
        "40037, BAD_REQUEST, true",
        "41030, BAD_REQUEST, true",
        "47001, BAD_REQUEST, true",
        "47003, BAD_REQUEST, true",
        "61010, NOT_RECENTLY_SEEN, true",
        "40013, MISCONFIGURED, false",
        "40125, MISCONFIGURED, false",
        "40164, MISCONFIGURED, false",
        "48001, MISCONFIGURED, false",
        "-1, UNAVAILABLE, false",
        "40001, UNAVAILABLE, false",
        "42001, UNAVAILABLE, false",
        "87014, UNEXPECTED, false",
    })
    void eachErrcode_isOfAKindThatSaysWhetherToTryAgain(int errcode, Kind kind, boolean isFinal) {
        WeChatException failure = new WeChatException(errcode, null);
        assertEquals(kind, failure.kind());
        assertEquals(isFinal, failure.isFinal());
        assertEquals(errcode, failure.errcode());
    }

    @Test
    void theRid_isInTheMessageForThoseWhoAskWeChat() {
        WeChatException failure = new WeChatException(45009, "66a0e0a1-5d0b2b0a-3c3f8b1e");
        assertEquals(Optional.of("66a0e0a1-5d0b2b0a-3c3f8b1e"), failure.rid());
        assertEquals("RATE_LIMITED, errcode 45009, rid 66a0e0a1-5d0b2b0a-3c3f8b1e", failure.getMessage());
    }
}
