package cn.servicecircle.district;

import cn.servicecircle.bulletin.Audience;
import cn.servicecircle.bulletin.BulletinContent;
import cn.servicecircle.bulletin.Source;
import cn.servicecircle.district.District.Bulletin;
import cn.servicecircle.kernel.Refusal.Fault;
import cn.servicecircle.kernel.Worded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads bulletins.csv, the 政策宣传. */
final class BulletinFile {
    private static final String NAME = "bulletins.csv";

    /** As many as the contract lets a publisher write. */
    private static final int MOST_AREAS = 50;

    private static final int MOST_ITEMS = 5;

    private static final Map<String, Audience> AUDIENCES =
            Arrays.stream(Audience.values()).collect(Collectors.toMap(Worded::word, Function.identity()));

    private BulletinFile() {}

    /** None when there is no such file. */
    static List<Bulletin> read(CsvFolder folder, Set<String> areas, Set<String> items) {
        List<Bulletin> bulletins = new ArrayList<>();
        String columns = "code,title,summary,text,source_body,document_number,link,area_codes,audiences,item_codes,"
                + "begins_on,ends_on";
        for (CsvRow row : folder.optionalRows(NAME, columns)) {
            String code = row.code("code", 32);
            row.refuseTwice("code", code);
            Set<String> ofAreas = listed(row, "area_codes", areas, MOST_AREAS);
            Set<String> ofItems = listed(row, "item_codes", items, MOST_ITEMS);
            if (ofAreas.isEmpty()) {
                row.problem("area_codes", "没有填");
            }
            content(row).ifPresent(content -> bulletins.add(new Bulletin(code, ofAreas, ofItems, content)));
        }
        return bulletins;
    }

    /** None where a day is a problem. */
    private static Optional<BulletinContent> content(CsvRow row) {
        String title = row.text("title", 60);
        String summary = row.text("summary", 200);
        String text = row.text("text", 5000);
        Source source = new Source(
                row.text("source_body", 64), row.optionalText("document_number", 64), row.optionalText("link", 300));
        List<Audience> audiences = listed(row, "audiences", AUDIENCES.keySet(), AUDIENCES.size()).stream()
                .map(AUDIENCES::get)
                .toList();
        if (audiences.isEmpty()) {
            row.problem("audiences", "没有填");
        }
        Optional<LocalDate> begins = row.date("begins_on");
        Optional<LocalDate> ends = row.date("ends_on");
        if (begins.isEmpty() || ends.isEmpty()) {
            return Optional.empty();
        }
        BulletinContent content = new BulletinContent(
                title, summary, text, source, List.of(), audiences, List.of(), begins.get(), ends.get());
        content.faults().forEach(fault -> tell(row, fault));
        return Optional.of(content);
    }

    /**
     * The known ones of what is separated by |, each once; a problem for each of the others. Where nothing is known at all, the
     * problem is in that other file, and was told there.
     */
    private static Set<String> listed(CsvRow row, String column, Set<String> known, int most) {
        String text = row.optional(column);
        Set<String> all = text.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(text.split(" *\\| *", -1)));
        all.stream()
                .filter(one -> !known.isEmpty() && !known.contains(one))
                .forEach(one -> row.problem(column, CsvRow.quoted(one) + " 不认识；应为 | 隔开的编码"));
        if (all.size() > most) {
            row.problem(column, "最多 " + most + " 个");
        }
        return all.stream().filter(known::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A fault at {@code /source/link} is a problem of column {@code link}. */
    private static void tell(CsvRow row, Fault fault) {
        String property = fault.pointer().substring(fault.pointer().lastIndexOf('/') + 1);
        row.problem(property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), fault.detail());
    }
}
