package cn.servicecircle.district;

import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import cn.servicecircle.bulletin.BulletinContent;
import cn.servicecircle.bulletin.BulletinStore;
import cn.servicecircle.bulletin.NewVersion;
import cn.servicecircle.district.District.Bulletin;
import cn.servicecircle.http.Json;
import cn.servicecircle.snapshot.SnapshotStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The 政策宣传 of the files in tables bulletin and bulletin_version, and in snapshot 'bulletin'. What has no code is not theirs. */
final class BulletinImportStore {
    private final BulletinStore bulletins = new BulletinStore();

    private record Stored(String code, BulletinContent content) {}

    /** What the last import brought: whether the files changed is asked of that, and not of what publishers wrote since. */
    Future<List<Bulletin>> read(SqlClient tx) {
        String sql = """
                SELECT b.code, v.content
                FROM bulletin b
                JOIN bulletin_version v ON v.bulletin_id = b.id
                WHERE b.code IS NOT NULL AND v.version = (
                  SELECT MAX(version)
                  FROM bulletin_version
                  WHERE bulletin_id = b.id AND changed_by IS NULL)""";
        Future<Map<Long, String>> areas = codes(tx, "SELECT id, code FROM area");
        Future<Map<Long, String>> items = codes(tx, "SELECT id, code FROM service_item WHERE code IS NOT NULL");
        Future<List<Stored>> stored = BulkStore.read(
                tx,
                sql,
                mapping(
                        row -> new Stored(
                                row.getString("code"), Json.read(row.getString("content"), BulletinContent.class)),
                        toList()));
        return Future.all(areas, items, stored).map(read -> stored.result().stream()
                .map(one -> asInFiles(one, areas.result(), items.result()))
                .toList());
    }

    private static Future<Map<Long, String>> codes(SqlClient tx, String sql) {
        return BulkStore.read(tx, sql, Collectors.toMap(row -> row.getLong("id"), row -> row.getString("code")));
    }

    private static Bulletin asInFiles(Stored stored, Map<Long, String> areas, Map<Long, String> items) {
        BulletinContent content = stored.content();
        return new Bulletin(
                stored.code(),
                Set.copyOf(content.areaIds().stream().map(areas::get).toList()),
                Set.copyOf(content.serviceItemIds().stream().map(items::get).toList()),
                content.with(List.of(), List.of()));
    }

    /** Adds those that are new, and a version of each of the others; one that was withdrawn stays so. */
    Future<Void> save(
            SqlClient tx, List<Bulletin> changed, Map<String, Long> areas, Map<String, Long> items, Instant now) {
        Future<Map<String, Long>> ids = BulkStore.ids(tx, "SELECT id, code FROM bulletin WHERE code IS NOT NULL");
        Future<Map<Long, Integer>> versions = BulkStore.read(
                tx,
                "SELECT id, version FROM bulletin WHERE code IS NOT NULL",
                Collectors.toMap(row -> row.getLong("id"), row -> row.getInteger("version")));
        return Future.all(ids, versions)
                .compose(read -> {
                    Future<Void> saved = Future.succeededFuture();
                    for (Bulletin bulletin : changed) {
                        BulletinContent content =
                                bulletin.content().with(idsOf(bulletin.areas(), areas), idsOf(bulletin.items(), items));
                        Long id = ids.result().get(bulletin.code());
                        saved = saved.compose(before -> id == null
                                ? add(tx, bulletin.code(), content, now)
                                : addVersion(tx, id, versions.result().get(id) + 1, content, now));
                    }
                    return saved;
                })
                .compose(saved -> SnapshotStore.raise(tx, "bulletin"));
    }

    private static List<Long> idsOf(Set<String> codes, Map<String, Long> ids) {
        return codes.stream().map(ids::get).toList();
    }

    private Future<Void> add(SqlClient tx, String code, BulletinContent content, Instant now) {
        return bulletins
                .add(tx, code, new NewVersion(content, "随资料导入", null, List.of()), now)
                .mapEmpty();
    }

    private Future<Void> addVersion(SqlClient tx, long id, int version, BulletinContent content, Instant now) {
        return bulletins.addVersion(tx, id, version, new NewVersion(content, "随资料导入更新", null, List.of()), now);
    }
}
