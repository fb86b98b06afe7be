package cn.servicecircle.opendata;

import cn.servicecircle.csv.CsvTable;
import cn.servicecircle.csv.Month;
import cn.servicecircle.csv.WholeList;
import cn.servicecircle.disclosure.PublicErrand;
import cn.servicecircle.disclosure.PublicErrands;
import cn.servicecircle.geo.Point;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.mysql.Database;
import io.vertx.core.Future;
import java.time.ZoneId;

/** Public errands as a table for each month. */
public final class OpenDataRoutes {
    private static final String[] HEADER = {
        "受理号", "事项", "情况", "承办单位", "服务站", "进展", "提交时间", "最近进展时间", "应办结时间", "地点", "经度（WGS-84）", "纬度（WGS-84）"
    };

    private final Database database;
    private final PublicErrands names;
    private final ZoneId zone;
    private final OpenDataStore store = new OpenDataStore();

    /** @param zone whose months are meant */
    public OpenDataRoutes(Database database, PublicErrands names, ZoneId zone) {
        this.database = database;
        this.names = names;
        this.zone = zone;
    }

    public void addTo(Api api) {
        api.on("downloadOpenData", this::download);
    }

    private Future<Content> download(Call call) {
        Month month = Month.of(call.text("month"), zone);
        return WholeList.<PublicErrand>read(after -> store.ofMonth(database.reads(), month, after))
                .map(errands -> {
                    CsvTable table = new CsvTable(zone, HEADER);
                    errands.forEach(errand -> add(table, errand));
                    return table.toContent("requests-" + month.name() + ".csv");
                });
    }

    private void add(CsvTable table, PublicErrand errand) {
        Point point = errand.point();
        table.add(
                errand.trackingNumber(),
                names.itemName(errand),
                names.summary(errand),
                names.responsibleBody(errand),
                names.stationName(errand),
                errand.stateText(),
                errand.filedAt(),
                errand.updatedAt(),
                errand.dueAt(),
                names.address(errand),
                point == null ? null : point.lng(),
                point == null ? null : point.lat());
    }
}
