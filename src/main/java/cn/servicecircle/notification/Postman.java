package cn.servicecircle.notification;

import cn.servicecircle.notification.NotificationStore.Leased;
import cn.servicecircle.wechat.SubscribeMessage;
import cn.servicecircle.wechat.TemplateField;
import cn.servicecircle.wechat.WeChat;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;

/** Writes a notification as the WeChat message of its template, and sends it. */
public final class Postman {
    private static final String INBOX_PAGE = "pages/inbox/index";

    private final WeChat weChat;
    private final Templates templates;
    private final Clock clock;

    /** Template ids of the WeChat console, each with thing1, phrase2 and time3; empty where there is none. */
    public record Templates(String errand, String post) {}

    /** @param clock in the zone in which times are told */
    public Postman(WeChat weChat, Templates templates, Clock clock) {
        this.weChat = weChat;
        this.templates = templates;
        this.clock = clock;
    }

    private String template(Leased notification) {
        return notification.kind().isOfErrand() ? templates.errand() : templates.post();
    }

    /** Whether there is a template for it; without one the inbox has to do. */
    boolean carries(Leased notification) {
        return !template(notification).isEmpty();
    }

    Future<Void> send(Leased notification) {
        LocalDateTime at = LocalDateTime.ofInstant(notification.createdAt(), clock.getZone());
        return weChat.send(new SubscribeMessage(
                notification.openid(),
                template(notification),
                INBOX_PAGE,
                List.of(
                        TemplateField.thing(1, notification.subject()),
                        TemplateField.phrase(2, notification.kind().phrase()),
                        TemplateField.time(3, at))));
    }
}
