package cn.servicecircle.errand;

import cn.servicecircle.catalogue.Material;
import cn.servicecircle.catalogue.ServiceItem;
import cn.servicecircle.station.Station;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/** 受理回执: a page to print at the counter, for whoever has no phone to look at. */
final class Receipt {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy 年 M 月 d 日 HH:mm");
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>受理回执 %1$s</title>
            <style>
            body { font: 18px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }
            h1 { font-size: 26px; text-align: center; }
            .number { font: bold 34px/1.4 monospace; text-align: center; }
            th { text-align: left; vertical-align: top; padding-right: 1em; white-space: nowrap; }
            @page { margin: 18mm; }
            </style>
            </head>
            <body>
            <h1>帮办代办受理回执</h1>
            <p class="number">%1$s</p>
            <table>
            <tr><th>事项</th><td>%2$s</td></tr>
            <tr><th>申请人</th><td>%3$s</td></tr>
            <tr><th>提交时间</th><td>%4$s</td></tr>
            <tr><th>现在</th><td>%5$s</td></tr>
            <tr><th>站点</th><td>%6$s，%7$s，电话 %8$s</td></tr>
            <tr><th>谁来决定</th><td>%9$s</td></tr>
            <tr><th>费用</th><td>%10$s</td></tr>
            </table>
            <h2>需要的材料</h2>
            <ul>
            %11$s
            </ul>
            <p>查进度：打站点电话，或到任何一个站点报受理号和登记电话的后四位。请收好这张回执。</p>
            </body>
            </html>
            """;

    private Receipt() {}

    /** @param item in the version under which the errand was filed */
    static String page(ErrandView errand, Station station, ServiceItem item, ZoneId zone) {
        return PAGE.formatted(
                text(errand.trackingNumber()),
                text(errand.serviceItemName()),
                text(errand.principalName()),
                time(errand.filedAt(), zone),
                text(errand.stateText() + (errand.dueText() == null ? "" : "，" + errand.dueText())),
                text(station.name()),
                text(station.address()),
                text(station.phone()),
                text(item.responsibility()),
                text(item.content().fee()),
                item.materials().isEmpty() ? "<li>不用交材料</li>" : list(item.materials()));
    }

    private static String list(List<Material> materials) {
        return materials.stream()
                .map(material -> "<li>" + text(material.inWords()) + "</li>")
                .collect(Collectors.joining("\n"));
    }

    private static String text(String words) {
        return Encode.forHtml(words);
    }

    private static String time(Instant moment, ZoneId zone) {
        return TIME.format(moment.atZone(zone));
    }
}
