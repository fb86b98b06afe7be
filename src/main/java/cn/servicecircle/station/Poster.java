package cn.servicecircle.station;

import cn.servicecircle.wechat.Picture;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.owasp.encoder.Encode;

/** A page to print and hang at a station's door. */
final class Poster {
    private static final int MOST_ITEMS = 12;
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            body { font: 20px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 36em; margin: 1em auto; text-align: center; }
            h1 { font-size: 38px; margin: 0.4em 0; }
            img { width: 9cm; height: 9cm; }
            .scan { font-size: 28px; font-weight: bold; }
            .phone { font-size: 30px; }
            ul { display: inline-block; text-align: left; columns: 2; }
            @page { size: A4; margin: 15mm; }
            </style>
            </head>
            <body>
            <h1>%1$s</h1>
            <p>%2$s</p>
            <img alt="小程序码" src="data:%3$s;base64,%4$s">
            <p class="scan">微信扫一扫：看开放时间、取号、找人帮办代办</p>
            <p class="phone">没有手机也能办：进来就行，或打电话 %5$s</p>
            <p>%6$s</p>
            <p>%7$s</p>
            <ul>
            %8$s
            </ul>
            <p>紧急情况请先打 110、119、120。</p>
            </body>
            </html>
            """;

    private Poster() {}

    static String page(Station station, List<StationView.Item> items, Picture code) {
        return PAGE.formatted(
                text(station.name()),
                text(station.address()),
                code.type(),
                Base64.getEncoder().encodeToString(code.bytes().getBytes()),
                text(station.phone()),
                text("开放时间：" + HoursInWords.of(station.hours().text())),
                text(String.join("，", station.access().words())),
                items.stream()
                                .limit(MOST_ITEMS)
                                .map(item -> "<li>" + text(item.name()) + "</li>")
                                .collect(Collectors.joining("\n"))
                        + (items.size() > MOST_ITEMS ? "\n<li>等 " + items.size() + " 项</li>" : ""));
    }

    private static String text(String words) {
        return Encode.forHtml(words);
    }
}
