package cn.servicecircle.export;

import java.net.URI;
import java.util.List;

/**
 * Where steps are told, and which.
 *
 * @param url      empty for nowhere
 * @param secrets  the one that signs, and before it was changed the other one too; {@code whsec_} and base64
 * @param kinds    of 事项
 * @param personal whether names and people's own words go out too
 */
public record WebhookSettings(String url, List<String> secrets, List<String> kinds, boolean personal) {

    boolean isOn() {
        return !url.isEmpty();
    }

    /** Without the secrets, and without what else an address may hold. */
    @Override
    public String toString() {
        return isOn()
                ? URI.create(url).getHost() + (personal ? ", with personal data" : ", without personal data")
                : "nobody";
    }
}
