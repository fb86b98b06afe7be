package cn.servicecircle.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.servicecircle.TestApp;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.testkit.EarlierSchema;
import cn.servicecircle.testkit.Jdbc;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a district wrote into its catalogue before there were versions is the first version afterwards, word by word. */
class CatalogueMigrationIT {
    /** Far more than the 1024 bytes at which MySQL would cut. */
    private static final int MATERIALS = 40;

    @RegisterExtension
    private final EarlierSchema earlier = new EarlierSchema("catalogue_migration", 3);

    private final Vertx vertx = Vertx.vertx();
    private final Database database = new Database(vertx, earlier.uri(), 1, 1);

    @AfterEach
    void close() {
        TestApp.await(database.close());
        TestApp.await(vertx.close());
    }

    private static String item(int id, String kind, String name, int days) {
        return """
                INSERT INTO service_item
                  (id, code, kind, name, summary, audience, responsible_body, legal_basis, fee, limit_days)
                VALUES (%d, 'item-%d', '%s', '%s', '说明', '老人', '区民政局', '《老年人权益保障法》', '免费', %d)
                """.formatted(id, id, kind, name, days);
    }

    private static String material(int position) {
        return "INSERT INTO required_material VALUES (1, %d, '材料 %d', 'copy', 2, '本人持有')".formatted(position, position);
    }

    @Test
    void everyRow_isTheFirstVersion_withItsMaterialsInTheirOrder() throws SQLException {
        earlier.run(item(1, "act-for", "带\"引号\"、\\\\和😀的事项", 20), item(2, "assist", "不要材料的事项", 1));
        earlier.run(IntStream.rangeClosed(1, MATERIALS)
                .mapToObj(CatalogueMigrationIT::material)
                .toArray(String[]::new));

        earlier.migrate();
        Catalogue catalogue = TestApp.await(new CatalogueStore().load(database.reads()));

        List<Material> materials = IntStream.rangeClosed(1, MATERIALS)
                .mapToObj(i -> new Material("材料 " + i, Material.Form.COPY, 2, "本人持有"))
                .toList();
        assertEquals(
                List.of(
                        new ServiceItem(1, 1, Kind.ACT_FOR, content("带\"引号\"、\\和😀的事项", 20, materials), false),
                        new ServiceItem(2, 1, Kind.ASSIST, content("不要材料的事项", 1, List.of()), false)),
                catalogue.items());
        assertEquals("系统升级时转入 1 0", Jdbc.value(earlier.uri(), """
                SELECT CONCAT_WS(' ', reason, changed_by IS NULL, ABS(TIMESTAMPDIFF(MINUTE, changed_at, UTC_TIMESTAMP())))
                FROM service_item_version WHERE service_item_id = 1"""));
    }

    private static ItemContent content(String name, int days, List<Material> materials) {
        return new ItemContent(name, "说明", "老人", "区民政局", "《老年人权益保障法》", "免费", null, days, 5, null, materials, List.of());
    }
}
