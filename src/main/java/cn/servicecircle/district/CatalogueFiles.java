package cn.servicecircle.district;

import cn.servicecircle.district.District.Item;
import cn.servicecircle.district.District.Material;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads service-items.csv, the 事项, and required-materials.csv, what each of them asks for. */
final class CatalogueFiles {

    private CatalogueFiles() {}

    /** By code, in the order of the file. */
    static Map<String, Item> read(CsvFolder folder) {
        Map<String, Item> items = new LinkedHashMap<>();
        String columns = "code,kind,name,summary,audience,responsible_body,legal_basis,fee,limit_days";
        for (CsvRow row : folder.rows("service-items.csv", columns)) {
            Item item = item(row);
            row.refuseTwice("code", item.code());
            items.put(item.code(), item);
        }
        Map<String, List<Material>> materials = new HashMap<>();
        for (CsvRow row : folder.rows("required-materials.csv", "item_code,name,form,copies,obtained_from")) {
            String item = row.known("item_code", items.keySet(), "service-items.csv");
            Material material = material(row);
            row.refuseTwice("name", item + " " + material.name());
            materials.computeIfAbsent(item, code -> new ArrayList<>()).add(material);
        }
        items.replaceAll((code, item) -> item.with(List.copyOf(materials.getOrDefault(code, List.of()))));
        return items;
    }

    private static Item item(CsvRow row) {
        return new Item(
                row.code("code", 32),
                row.oneOf("kind", List.of("assist", "act-for", "home-visit")),
                row.text("name", 64),
                row.text("summary", 255),
                row.text("audience", 255),
                row.text("responsible_body", 64),
                row.text("legal_basis", 255),
                row.text("fee", 64),
                row.whole("limit_days", 1, 366),
                List.of());
    }

    private static Material material(CsvRow row) {
        return new Material(
                row.text("name", 64),
                row.oneOf("form", List.of("original", "copy", "form")),
                row.whole("copies", 1, 99),
                row.text("obtained_from", 128));
    }
}
