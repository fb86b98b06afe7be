package cn.servicecircle;

import static cn.servicecircle.Config.form;
import static cn.servicecircle.Config.required;

import cn.servicecircle.export.WebhookSettings;
import java.util.List;
import java.util.regex.Pattern;

/** Where and how steps of errands are told to another system. */
public record ExportConfig(String webhookUrl, String webhookSecret, String webhookKinds, boolean webhookPersonal) {
    private static final String PATH = "(?:/(?:[0-9A-Za-z._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?";
    private static final String OURSELVES = "(?:127\\.0\\.0\\.1|localhost|\\[::1\\])(?::[0-9]{1,5})?";
    private static final Pattern WEBHOOK_URL =
            Pattern.compile("(?:https://" + Config.SERVER + "|http://" + OURSELVES + ")" + PATH);
    private static final String WEBHOOK_SECRET =
            "whsec_(?:[0-9A-Za-z+/]{4}){8,21}(?:[0-9A-Za-z+/]{2}==|[0-9A-Za-z+/]{3}=)?";
    private static final Pattern WEBHOOK_SECRETS = Pattern.compile(WEBHOOK_SECRET + "(?: " + WEBHOOK_SECRET + ")?");
    private static final String KIND = "(?:assist|act-for|home-visit|report|mediation|complaint)";
    private static final Pattern KINDS = Pattern.compile(KIND + "(?:," + KIND + ")*");

    public ExportConfig {
        form("webhook-url", webhookUrl, WEBHOOK_URL, "begin with https:// (http:// only to 127.0.0.1 or localhost)");
        form(
                "webhook-secret",
                webhookSecret,
                WEBHOOK_SECRETS,
                "be whsec_ and 24 to 64 bytes in base64, or two of them");
        form("webhook-kinds", required("webhook-kinds", webhookKinds), KINDS, "be kinds of 事项, with commas between");
        if (!webhookUrl.isEmpty()) {
            required("webhook-secret", webhookSecret);
        }
    }

    WebhookSettings settings() {
        return new WebhookSettings(
                webhookUrl,
                webhookSecret.isEmpty() ? List.of() : List.of(webhookSecret.split(" ")),
                List.of(webhookKinds.split(",")),
                webhookPersonal);
    }

    /** Without the secret, and without what the address may hold. */
    @Override
    public String toString() {
        return "ExportConfig[" + (webhookUrl.isEmpty() ? "off" : "on") + "]";
    }
}
