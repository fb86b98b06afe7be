package cn.servicecircle.district;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.district.District.Item;
import cn.servicecircle.district.District.Material;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The 事项 in tables service_item and required_material, and in snapshot 'catalogue'. */
final class CatalogueImportStore {

    Future<List<Item>> read(SqlClient tx) {
        String sql = """
                SELECT code, kind, name, summary, audience, responsible_body, legal_basis, fee, limit_days
                FROM service_item""";
        return materials(tx)
                .compose(materials -> BulkStore.read(
                        tx,
                        sql,
                        mapping(row -> item(row, materials.getOrDefault(row.getString("code"), List.of())), toList())));
    }

    private static Item item(Row row, List<Material> materials) {
        return new Item(
                row.getString("code"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("summary"),
                row.getString("audience"),
                row.getString("responsible_body"),
                row.getString("legal_basis"),
                row.getString("fee"),
                row.getInteger("limit_days"),
                materials);
    }

    private static Future<Map<String, List<Material>>> materials(SqlClient tx) {
        String sql = """
                SELECT i.code, m.name, m.form, m.copies, m.obtained_from
                FROM required_material m JOIN service_item i ON i.id = m.service_item_id
                ORDER BY m.service_item_id, m.position""";
        return BulkStore.read(
                tx, sql, groupingBy(row -> row.getString("code"), mapping(CatalogueImportStore::material, toList())));
    }

    private static Material material(Row row) {
        return new Material(
                row.getString("name"), row.getString("form"), row.getInteger("copies"), row.getString("obtained_from"));
    }

    Future<Map<String, Long>> ids(SqlClient tx) {
        return BulkStore.ids(tx, "SELECT id, code FROM service_item");
    }

    Future<Void> save(SqlClient tx, List<Item> items) {
        String sql = """
                INSERT INTO service_item
                  (code, kind, name, summary, audience, responsible_body, legal_basis, fee, limit_days)
                VALUES %s
                ON DUPLICATE KEY UPDATE
                  kind = VALUES(kind), name = VALUES(name), summary = VALUES(summary), audience = VALUES(audience),
                  responsible_body = VALUES(responsible_body), legal_basis = VALUES(legal_basis), fee = VALUES(fee),
                  limit_days = VALUES(limit_days)""";
        List<Tuple> rows = items.stream().map(CatalogueImportStore::tuple).toList();
        return BulkStore.write(tx, sql, rows)
                .compose(saved -> ids(tx))
                .compose(ids -> replaceMaterials(tx, items, ids))
                .compose(replaced -> BulkStore.raiseVersion(tx, "catalogue"));
    }

    private static Tuple tuple(Item item) {
        return Tuple.of(
                item.code(),
                item.kind(),
                item.name(),
                item.summary(),
                item.audience(),
                item.responsibleBody(),
                item.legalBasis(),
                item.fee(),
                item.limitDays());
    }

    private static Future<Void> replaceMaterials(SqlClient tx, List<Item> items, Map<String, Long> ids) {
        String sql = """
                INSERT INTO required_material (service_item_id, position, name, form, copies, obtained_from)
                VALUES %s""";
        List<Tuple> old = new ArrayList<>();
        List<Tuple> rows = new ArrayList<>();
        for (Item item : items) {
            Long id = ids.get(item.code());
            old.add(Tuple.of(id));
            for (int i = 0; i < item.materials().size(); i++) {
                Material material = item.materials().get(i);
                rows.add(Tuple.of(
                        id, i + 1, material.name(), material.form(), material.copies(), material.obtainedFrom()));
            }
        }
        return BulkStore.write(tx, "DELETE FROM required_material WHERE service_item_id IN (%s)", old)
                .compose(deleted -> BulkStore.write(tx, sql, rows));
    }
}
