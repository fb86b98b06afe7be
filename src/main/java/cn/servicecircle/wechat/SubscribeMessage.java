package cn.servicecircle.wechat;

import java.util.List;
import java.util.Objects;

/**
 * One subscription message (订阅消息) to one person.
 *
 * @param page where a tap leads, with its query, without a leading slash
 */
public record SubscribeMessage(String openid, String templateId, String page, List<TemplateField> fields) {
    public SubscribeMessage {
        Objects.requireNonNull(openid);
        Objects.requireNonNull(templateId);
        Objects.requireNonNull(page);
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("WeChat sends no message without a field");
        }
    }

    /** Tells neither who is written to nor what. */
    @Override
    public String toString() {
        return "SubscribeMessage[" + templateId + "]";
    }
}
