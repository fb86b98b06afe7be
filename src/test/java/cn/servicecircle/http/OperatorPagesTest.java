package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorPagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.7",
                "169.254.1.1",
                "::1",
                "0:0:0:0:0:0:0:1",
                "::ffff:10.1.2.3",
                "fd12:3456::1",
                "fe80::1"
            })
    void thisMachineAndPrivateNetworks_areInside(String address) {
        assertTrue(OperatorPages.isInside(address), address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "203.0.113.7",
                "8.8.8.8",
                "172.15.0.1",
                "172.32.0.1",
                "192.169.0.1",
                "0.0.0.0",
                "2001:db8::1",
                "::ffff:8.8.8.8",
                "fe00::1",
                "no address"
            })
    void whateverElse_isNot(String address) {
        assertFalse(OperatorPages.isInside(address), address);
    }
}
