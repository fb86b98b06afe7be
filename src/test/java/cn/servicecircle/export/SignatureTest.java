package cn.servicecircle.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Buffer BODY = Buffer.buffer("{\"test\": 2432232314}");

    private static String signed(String... secrets) {
        return new Signature(List.of(secrets)).of(ID, 1_614_265_330, BODY);
    }

    /** The vector that the libraries of Standard Webhooks are tested with. */
    @Test
    void itIsTheOneOfTheSpecification() {
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signed(Receiver.SECRET));
    }

    @Test
    void whileTheSecretIsChanged_bothSign() {
        String other = "whsec_" + "QUJD".repeat(8);
        assertEquals(signed(Receiver.SECRET) + " " + signed(other), signed(Receiver.SECRET, other));
    }
}
