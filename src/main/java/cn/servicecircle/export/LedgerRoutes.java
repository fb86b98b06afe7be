package cn.servicecircle.export;

import cn.servicecircle.catalogue.Catalogue;
import cn.servicecircle.csv.CsvTable;
import cn.servicecircle.csv.Month;
import cn.servicecircle.csv.WholeList;
import cn.servicecircle.disclosure.PublicState;
import cn.servicecircle.export.LedgerStore.Line;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.StationStaff;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** 台账: a station's errands of a month as a table, for its own staff, who see each of them anyway. */
public final class LedgerRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerRoutes.class);
    private static final String[] HEADER = {
        "受理号", "事项", "承办单位", "申请人", "内容", "负责人", "状态", "提交时间", "受理时间", "应办结时间", "办结时间", "办理结果", "评价（5 非常满意到 1 非常不满意）"
    };

    private final Database database;
    private final StationStaff staff;
    private final Snapshot<Catalogue> catalogue;
    private final Clock clock;
    private final LedgerStore store = new LedgerStore();

    /** @param clock in the zone whose months are meant */
    public LedgerRoutes(Database database, StationStaff staff, Snapshot<Catalogue> catalogue, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("exportStationErrands", this::export);
    }

    private Future<Content> export(Call call) {
        long station = call.id("stationId");
        staff.mustServe(call.caller(), station);
        Month month = Month.of(call.text("month"), clock.getZone());
        return WholeList.<Line>read(after -> store.ofMonth(database.reads(), station, month, after))
                .compose(lines -> recorded(call.caller().personId(), station, month, lines))
                .map(lines -> {
                    CsvTable table = new CsvTable(clock.getZone(), HEADER);
                    lines.forEach(line -> add(table, line));
                    return table.toContent("station-" + station + "-" + month.name() + ".csv");
                });
    }

    /** Nothing leaves before it is recorded who took it. */
    private Future<List<Line>> recorded(long person, long station, Month month, List<Line> lines) {
        return database.withTransaction(tx -> store.record(tx, person, station, month, lines.size(), clock.instant()))
                .map(recorded -> {
                    LOG.atInfo()
                            .addKeyValue("person", person)
                            .addKeyValue("station", station)
                            .addKeyValue("month", month.name())
                            .addKeyValue("errands", lines.size())
                            .log("ledger exported");
                    return lines;
                });
    }

    private void add(CsvTable table, Line line) {
        table.add(
                line.trackingNumber(),
                catalogue.get().name(line.itemId()),
                catalogue.get().get(line.itemId()).responsibleBody(),
                line.principalName(),
                line.description(),
                line.responsibleName(),
                Worded.of(PublicState.class, line.state()).text(line.outcome()),
                line.filedAt(),
                line.claimedAt(),
                line.dueAt(),
                line.endedAt(),
                line.result(),
                line.grade());
    }
}
