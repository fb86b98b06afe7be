package cn.servicecircle.district;

import cn.servicecircle.catalogue.ItemContent;
import cn.servicecircle.catalogue.Material;
import cn.servicecircle.catalogue.Question;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.district.District.Item;
import cn.servicecircle.kernel.Refusal.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads service-items.csv, the 事项, and what each of them needs and asks: required-materials.csv and item-questions.csv. */
final class CatalogueFiles {

    static final String ITEMS = "service-items.csv";

    /** As many as the contract lets an admin write. */
    private static final int MOST_MATERIALS = 30;

    private static final int MOST_QUESTIONS = 20;
    private static final int MOST_CHOICES = 20;
    private static final int LONGEST_CHOICE = 64;

    private CatalogueFiles() {}

    /** By code, in the order of the file. */
    static Map<String, Item> read(CsvFolder folder) {
        Map<String, Item> items = new LinkedHashMap<>();
        String columns = "code,kind,name,summary,audience,responsible_body,legal_basis,fee,legal_days,promised_days,"
                + "response_days,notice";
        for (CsvRow row : folder.rows(ITEMS, columns)) {
            Item item = item(row);
            row.refuseTwice("code", item.code());
            items.put(item.code(), item);
        }
        Map<String, List<Material>> materials = materials(folder, items.keySet());
        Map<String, List<Question>> questions = questions(folder, items.keySet());
        items.replaceAll((code, item) ->
                item.with(materials.getOrDefault(code, List.of()), questions.getOrDefault(code, List.of())));
        return items;
    }

    private static Item item(CsvRow row) {
        String code = row.code("code", 32);
        Kind kind = row.oneOf("kind", Kind.class);
        ItemContent content = new ItemContent(
                row.text("name", 64),
                row.text("summary", 255),
                row.text("audience", 255),
                row.text("responsible_body", 64),
                row.text("legal_basis", 255),
                row.optionalText("fee", 64),
                row.optionalWhole("legal_days", 1, 366),
                row.whole("promised_days", 1, 366),
                row.optionalWhole("response_days", 1, 366),
                row.optionalText("notice", 500),
                List.of(),
                List.of());
        if (kind != null) {
            tell(row, content.faults(kind));
        }
        return new Item(code, kind, content);
    }

    private static Map<String, List<Material>> materials(CsvFolder folder, Set<String> items) {
        List<CsvRow> rows = folder.rows("required-materials.csv", "item_code,name,form,copies,obtained_from");
        return byItem(rows, items, "name", MOST_MATERIALS, CatalogueFiles::material);
    }

    private static Material material(CsvRow row) {
        return new Material(
                row.text("name", 64),
                row.oneOf("form", Material.Form.class),
                row.whole("copies", 1, 99),
                row.text("obtained_from", 128));
    }

    /** None when there is no such file. */
    private static Map<String, List<Question>> questions(CsvFolder folder, Set<String> items) {
        List<CsvRow> rows = folder.optionalRows(
                "item-questions.csv", "item_code,key,text,type,required,max_length,min,max,choices");
        return byItem(rows, items, "key", MOST_QUESTIONS, CatalogueFiles::question);
    }

    private static Question question(CsvRow row) {
        Question question = new Question(
                row.code("key", 32),
                row.text("text", 64),
                row.oneOf("type", Question.Type.class),
                row.yesOrNo("required"),
                row.optionalWhole("max_length", 1, 1000),
                row.optionalWhole("min", 0, 999_999_999),
                row.optionalWhole("max", 0, 999_999_999),
                choices(row));
        if (question.type() != null) {
            tell(row, question.faults());
        }
        return question;
    }

    private static List<String> choices(CsvRow row) {
        String text = row.optional("choices");
        List<String> choices = text.isEmpty() ? List.of() : List.of(text.split(" *\\| *", -1));
        if (choices.size() > MOST_CHOICES || choices.stream().anyMatch(CatalogueFiles::isNoChoice)) {
            row.problem("choices", "应用 | 隔开，最多 %d 个选项，每个 1 到 %d 个字".formatted(MOST_CHOICES, LONGEST_CHOICE));
        }
        return choices;
    }

    private static boolean isNoChoice(String choice) {
        return choice.isEmpty() || choice.codePointCount(0, choice.length()) > LONGEST_CHOICE;
    }

    /** The rows of each item in their order; no two of one item with the same key. */
    private static <T> Map<String, List<T>> byItem(
            List<CsvRow> rows, Set<String> items, String key, int most, Function<CsvRow, T> part) {
        Map<String, List<T>> parts = new HashMap<>();
        for (CsvRow row : rows) {
            String item = row.known("item_code", items, ITEMS);
            List<T> ofItem = parts.computeIfAbsent(item, code -> new ArrayList<>());
            ofItem.add(part.apply(row));
            if (ofItem.size() > most) {
                row.problem("item_code", CsvRow.quoted(item) + " 的行太多；一个事项最多 " + most + " 行");
            }
            row.refuseTwice(key, item + " " + row.optional(key));
        }
        return parts;
    }

    /** A fault at {@code /promisedDays} is a problem of column {@code promised_days}. */
    private static void tell(CsvRow row, List<Fault> faults) {
        for (Fault fault : faults) {
            String property = fault.pointer().substring(1);
            row.problem(property.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), fault.detail());
        }
    }
}
