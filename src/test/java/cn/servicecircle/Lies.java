package cn.servicecircle;

import static org.junit.jupiter.api.Named.named;

import cn.servicecircle.embedded.Fault;
import cn.servicecircle.embedded.WeChatSimulator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** What WeChat may answer that is no answer; the time-out of those who hear it is 500 milliseconds. */
final class Lies {
    private static final Fault SLOW = Fault.slow(1500);

    private Lies() {}

    /** Where a phone is asked for. */
    static Stream<Named<Fault>> ofPhones() {
        return Stream.of(
                named("slow", SLOW),
                named("a moment of quiet, then a cut line", new Fault(200, 0, 0, null, true, 0)),
                named("an unheard-of error", Fault.errcode(99_999)),
                named("no such permission", Fault.errcode(48_001)),
                named("a gateway's page", Fault.status(502)),
                named("a phone under the status of an error", under(500, phone("86", "13800138000"))),
                named("a phone somewhere else", under(302, phone("86", "13800138000"))),
                named("no JSON", Fault.body("<html>")),
                named("nothing", Fault.body("")),
                named("a list", Fault.body("[]")),
                named("null", Fault.body("null")),
                named("no phone_info", Fault.body("{\"errcode\":0,\"errmsg\":\"ok\"}")),
                named("phone_info is text", Fault.body("{\"errcode\":0,\"phone_info\":\"13800138000\"}")),
                named("letters", phone("86", "1380013800x")),
                named("no country", phone("", "13800138000")),
                named("another app's", phone("86", "13800138000", "wxanother0000000001")),
                named("nobody's", Fault.body("""
                        {"errcode":0,"phone_info":{"purePhoneNumber":"13800138000","countryCode":"86"}}""")));
    }

    private static Fault under(int status, Fault said) {
        return new Fault(0, status, 0, said.body(), false, 0);
    }

    /** A phone of this app's, whatever its number. */
    static Fault phone(String country, String number) {
        return phone(country, number, WeChatSimulator.APP_ID);
    }

    private static Fault phone(String country, String number, String appId) {
        return Fault.body("""
                {"errcode":0,"errmsg":"ok","phone_info":{"phoneNumber":"%s","purePhoneNumber":"%s","countryCode":"%s",
                 "watermark":{"timestamp":1767225600,"appid":"%s"}}}""".formatted(number, number, country, appId));
    }

    /** Where an access token is asked for. */
    static Stream<Named<Fault>> ofTokens() {
        return Stream.of(
                named("down", Fault.dropped()),
                named("slow", SLOW),
                named("not from this address", Fault.errcode(40_164)),
                named("no JSON", Fault.body("<html>")),
                named("no token", Fault.body("{\"expires_in\":7200}")),
                named("an empty token", token("")),
                named("a token that fits no address", token("a b{")),
                named("a token of nobody's", token("abc")));
    }

    private static Fault token(String text) {
        return Fault.body("{\"access_token\":\"%s\",\"expires_in\":7200}".formatted(text));
    }

    /** Where a text is to be checked. */
    static Stream<Named<Fault>> ofChecks() {
        return Stream.of(
                named("slow", SLOW),
                named("an unheard-of error", Fault.errcode(99_999)),
                named("a gateway's page", Fault.status(502)),
                named("a pass under the status of an error", under(500, verdict("\"suggest\":\"pass\",\"label\":100"))),
                named("the old way of saying risky", Fault.errcode(87_014)),
                named("an error beside a pass", Fault.body("""
                        {"errcode":-1,"result":{"suggest":"pass","label":100}}""")),
                named("no JSON", Fault.body("<html>")),
                named("nothing", Fault.body("")),
                named("no result", Fault.body("{\"errcode\":0,\"errmsg\":\"ok\"}")),
                named("an empty result", verdict("")),
                named("a result that is text", Fault.body("{\"errcode\":0,\"result\":\"pass\"}")),
                named("a list of words", verdict("\"suggest\":[\"pass\"],\"label\":100")),
                named("a pass without a label", verdict("\"suggest\":\"pass\"")));
    }

    /** @param fields of the result, as JSON */
    static Fault verdict(String fields) {
        return Fault.body("{\"errcode\":0,\"errmsg\":\"ok\",\"result\":{%s}}".formatted(fields));
    }
}
