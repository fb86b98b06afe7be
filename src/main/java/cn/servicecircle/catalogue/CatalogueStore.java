package cn.servicecircle.catalogue;

import cn.servicecircle.catalogue.ServiceItem.Material;
import cn.servicecircle.mysql.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The catalogue in SQL. */
public final class CatalogueStore {

    public Future<Catalogue> load(SqlClient sql) {
        return loadMaterials(sql).compose(materials -> sql.query("""
                        SELECT id, kind, name, summary, audience, responsible_body, legal_basis, fee, limit_days
                        FROM service_item
                        ORDER BY id
                        """)
                .mapping(row -> item(row, materials))
                .execute()
                .map(rows -> new Catalogue(Rows.list(rows))));
    }

    private static ServiceItem item(Row row, Map<Long, List<Material>> materials) {
        return new ServiceItem(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("name"),
                row.getString("summary"),
                row.getString("audience"),
                row.getString("responsible_body"),
                row.getString("legal_basis"),
                row.getString("fee"),
                row.getInteger("limit_days"),
                materials.getOrDefault(row.getLong("id"), List.of()));
    }

    private static Future<Map<Long, List<Material>>> loadMaterials(SqlClient sql) {
        return sql.query("""
                        SELECT service_item_id, name, form, copies, obtained_from
                        FROM required_material
                        ORDER BY service_item_id, position
                        """).execute().map(CatalogueStore::byItem);
    }

    private static Map<Long, List<Material>> byItem(RowSet<Row> rows) {
        Map<Long, List<Material>> materials = new HashMap<>();
        rows.forEach(row -> materials
                .computeIfAbsent(row.getLong("service_item_id"), id -> new ArrayList<>())
                .add(new Material(
                        row.getString("name"),
                        row.getString("form"),
                        row.getInteger("copies"),
                        row.getString("obtained_from"))));
        return materials;
    }
}
