package cn.servicecircle.embedded;

import java.time.Instant;
import java.util.Map;

/** A subscription message (订阅消息) that the simulated WeChat took for delivery. */
public record SentMessage(String openid, String templateId, String page, Map<String, String> data, Instant sentAt) {}
