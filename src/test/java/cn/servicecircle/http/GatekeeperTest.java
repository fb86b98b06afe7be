package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatekeeperTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2::7, 20010db800010002",
        "2001:db8:1:2:ffff:0:0:1, 20010db800010002",
        "2001:DB8:1:3::7, 20010db800010003",
        "::ffff:203.0.113.7, ::ffff:203.0.113.7",
        "fe80:0:0:0:1:2:3:4%eth0, fe80000000000000",
        "unknown, unknown",
        "not:an:address, not:an:address"
    })
    void theLimits_countASubscriber_andNotEachOfTheirAddresses(String address, String counted) {
        assertEquals(counted, Gatekeeper.network(address));
    }
}
