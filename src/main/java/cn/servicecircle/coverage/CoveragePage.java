package cn.servicecircle.coverage;

import cn.servicecircle.area.Areas;
import cn.servicecircle.place.Boundaries;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.owasp.encoder.Encode;

/** The audit as a page to print: a sentence, a map, the hours, the homes without a station. */
final class CoveragePage {
    private static final String[] DAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>10分钟服务圈覆盖体检 %1$s</title>
            <style>
            body { font: 15px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; max-width: 60em; margin: 1em auto; padding: 0 1em; }
            svg { width: 100%%; border: 1px solid #888; }
            table { border-collapse: collapse; font-size: 11px; width: 100%%; }
            td, th { border: 1px solid #bbb; text-align: center; padding: 1px; }
            ol, ul { columns: 2; }
            @page { size: A4 landscape; margin: 12mm; }
            </style>
            </head>
            <body>
            <h1>10分钟服务圈覆盖体检</h1>
            <p>%2$s</p>
            <p>%1$s 起的一周；步行时间%3$s；走路快慢按%4$s。关着的站不算数：一小时里开满半小时才算开。</p>
            %5$s
            <p>■ 服务站　浅色 步行 %6$d 分钟的范围　● 走得到服务站的%7$s　✕ 走不到的%7$s　◆ 下一个站建议设在这里</p>
            <h2>每小时有多少个%7$s没有开着的站可去（共 %8$d 个）</h2>
            %9$s
            <h2>下一个站设在哪里最有用</h2>
            <ol>%10$s</ol>
            <h2>步行 %6$d 分钟内没有服务站的%7$s</h2>
            <ul>%11$s</ul>
            </body>
            </html>
            """;

    private final Report report;
    private final Auditing auditing;
    private final Areas areas;
    private final Boundaries boundaries;

    CoveragePage(Report report, Auditing auditing, Areas areas, Boundaries boundaries) {
        this.report = report;
        this.auditing = auditing;
        this.areas = areas;
        this.boundaries = boundaries;
    }

    String html() {
        return PAGE.formatted(
                report.monday(),
                text(report.sentence()),
                report.method().equals("network") ? "按步行路网" : "按直线距离估算",
                switch (report.pace()) {
                    case ADULT -> "一般成年人";
                    case ELDER -> "老年人";
                },
                new CoverageMap(report, auditing.walking(), areas, boundaries).svg(),
                report.minutes(),
                report.kind(),
                report.covers().size(),
                hours(),
                report.sites().stream()
                        .map(site -> "<li>%s（%s）：能再让 %d 个%s走得到</li>"
                                .formatted(
                                        text(site.at().name()), text(site.at().address()), site.homes(), report.kind()))
                        .collect(Collectors.joining()),
                report.bare().stream()
                        .map(cover -> "<li>%s（%s）</li>"
                                .formatted(
                                        text(cover.home().name()),
                                        text(cover.home().address())))
                        .collect(Collectors.joining()));
    }

    private String hours() {
        String head = IntStream.range(0, 24)
                .mapToObj(hour -> "<th>" + hour + "时</th>")
                .collect(Collectors.joining());
        String rows = IntStream.range(0, 7)
                .mapToObj(day -> "<tr><th>" + DAYS[day] + "</th>"
                        + IntStream.range(0, 24)
                                .mapToObj(hour -> "<td>" + report.uncovered(day, hour) + "</td>")
                                .collect(Collectors.joining())
                        + "</tr>")
                .collect(Collectors.joining("\n"));
        return "<table><tr><th></th>" + head + "</tr>\n" + rows + "</table>";
    }

    private static String text(String words) {
        return Encode.forHtml(words);
    }
}
