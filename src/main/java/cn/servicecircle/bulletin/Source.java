package cn.servicecircle.bulletin;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * 来源: where the full and binding text comes from.
 *
 * @param body           that issued it
 * @param documentNumber 文号, or null
 * @param link           to it, or null; https only, since it stands under an official name
 */
public record Source(String body, String documentNumber, String link) {

    /** Whether the link leads to a host by https, and hides no other name before an @. */
    boolean hasGoodLink() {
        if (link == null) {
            return true;
        }
        try {
            URI uri = new URI(link);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
