package cn.servicecircle.district;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.catalogue.ItemContent;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.district.District.Item;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Rows;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The 事项 in tables service_item and service_item_version, and in snapshot 'catalogue'. What has no code is not the files'. */
final class CatalogueImportStore {

    /** What the last import brought: whether the files changed is asked of that, and not of what admins wrote since. */
    Future<List<Item>> read(SqlClient tx) {
        String sql = """
                SELECT i.code, i.kind, v.content
                FROM service_item i
                JOIN service_item_version v ON v.service_item_id = i.id
                WHERE i.code IS NOT NULL AND v.version = (
                  SELECT MAX(version)
                  FROM service_item_version
                  WHERE service_item_id = i.id AND changed_by IS NULL)""";
        return BulkStore.read(tx, sql, mapping(CatalogueImportStore::item, toList()));
    }

    private static Item item(Row row) {
        return new Item(
                row.getString("code"),
                Worded.of(Kind.class, row.getString("kind")),
                Json.read(row.getString("content"), ItemContent.class));
    }

    Future<Map<String, Long>> ids(SqlClient tx) {
        return BulkStore.ids(tx, "SELECT id, code FROM service_item WHERE code IS NOT NULL");
    }

    /** Adds the items that are new, and a version of each. */
    Future<Void> save(SqlClient tx, List<Item> items, Instant now) {
        String sql = "INSERT INTO service_item (code, kind) VALUES %s ON DUPLICATE KEY UPDATE kind = VALUES(kind)";
        List<Tuple> rows = items.stream()
                .map(item -> Tuple.of(item.code(), item.kind().word()))
                .toList();
        return BulkStore.write(tx, sql, rows)
                .compose(saved -> addVersions(tx, items, now))
                .compose(added -> SnapshotStore.raise(tx, "catalogue"));
    }

    private Future<Void> addVersions(SqlClient tx, List<Item> items, Instant now) {
        String sql = """
                INSERT INTO service_item_version (service_item_id, version, content, reason, changed_at) VALUES %s""";
        Future<Map<String, Long>> ids = ids(tx);
        Future<Map<Long, Integer>> versions = versions(tx);
        return Future.all(ids, versions).compose(read -> {
            List<Tuple> rows = items.stream()
                    .map(item -> version(item, ids.result().get(item.code()), versions.result(), now))
                    .toList();
            return BulkStore.write(tx, sql, rows);
        });
    }

    private static Tuple version(Item item, Long id, Map<Long, Integer> versions, Instant now) {
        int last = versions.getOrDefault(id, 0);
        return Tuple.of(
                id, last + 1, Json.encode(item.content()).toString(), last == 0 ? "随资料导入" : "随资料导入更新", Rows.utc(now));
    }

    /** The current version of each item. */
    private static Future<Map<Long, Integer>> versions(SqlClient tx) {
        String sql =
                "SELECT service_item_id, MAX(version) AS version FROM service_item_version GROUP BY service_item_id";
        return BulkStore.read(
                tx, sql, Collectors.toMap(row -> row.getLong("service_item_id"), row -> row.getInteger("version")));
    }
}
