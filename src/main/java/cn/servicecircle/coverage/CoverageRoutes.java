package cn.servicecircle.coverage;

import cn.servicecircle.area.Areas;
import cn.servicecircle.area.Reach;
import cn.servicecircle.coverage.Audit.Cover;
import cn.servicecircle.csv.CsvTable;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.http.Content;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Role;
import cn.servicecircle.kernel.Worded;
import cn.servicecircle.place.Boundaries;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.walking.Pace;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The audit of coverage for the district admin: as data, as a table and as a page to print. */
public final class CoverageRoutes {
    private static final String[] DAYS = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

    private final Vertx vertx;
    private final Auditing auditing;
    private final Snapshot<Boundaries> boundaries;
    private final Reach reach;
    private final Clock clock;

    public CoverageRoutes(Vertx vertx, Auditing auditing, Snapshot<Boundaries> boundaries, Reach reach, Clock clock) {
        this.vertx = vertx;
        this.auditing = auditing;
        this.boundaries = boundaries;
        this.reach = reach;
        this.clock = clock;
    }

    public void addTo(Api api) {
        api.on("getCoverage", call -> report(call).map(View::of))
                .on("downloadCoverage", call -> report(call).map(this::table))
                .on("printCoverage", call -> report(call).compose(this::page));
    }

    private Future<Report> report(Call call) {
        if (!reach.reachesDistrict(call.caller(), Role.ADMIN)) {
            throw Refusal.forbidden("coverage:out-of-reach", "不能看全区的覆盖情况", "覆盖体检给管全区的管理员，请联系区管理员。");
        }
        String level = call.text("level");
        Pace pace = Worded.of(Pace.class, call.text("pace"));
        LocalDate day = call.optionalDate("week").orElseGet(() -> LocalDate.now(clock));
        return vertx.executeBlocking(() -> auditing.report(level, pace, day), false);
    }

    private record Place(long areaId, String name, String address) {
        static Place of(Home home) {
            return new Place(home.areaId(), home.name(), home.address());
        }
    }

    private record SiteView(Place at, int homes) {}

    private record View(
            String sentence,
            LocalDate monday,
            String level,
            Pace pace,
            int minutes,
            String method,
            int homes,
            int unplaced,
            List<Place> bare,
            List<List<Integer>> uncovered,
            List<SiteView> sites) {
        static View of(Report report) {
            return new View(
                    report.sentence(),
                    report.monday(),
                    report.level(),
                    report.pace(),
                    report.minutes(),
                    report.method(),
                    report.covers().size(),
                    report.unplaced(),
                    report.bare().stream().map(Cover::home).map(Place::of).toList(),
                    IntStream.range(0, 7)
                            .mapToObj(day -> IntStream.range(0, 24)
                                    .mapToObj(hour -> report.uncovered(day, hour))
                                    .toList())
                            .toList(),
                    report.sites().stream()
                            .map(site -> new SiteView(Place.of(site.at()), site.homes()))
                            .toList());
        }
    }

    /** A row a home: its nearest station, and how many hours of each day somebody is there to go to. */
    private Content table(Report report) {
        String[] header = new String[5 + DAYS.length];
        header[0] = report.kind();
        header[1] = "所在街道、社区";
        header[2] = report.minutes() + " 分钟内最近的站";
        header[3] = "步行（秒）";
        header[4] = "一周有几小时走得到开着的站";
        System.arraycopy(DAYS, 0, header, 5, DAYS.length);
        CsvTable table = new CsvTable(clock.getZone(), header);
        for (Cover cover : report.covers()) {
            Object[] cells = new Object[header.length];
            cells[0] = cover.home().name();
            cells[1] = cover.home().address();
            cells[2] = cover.nearest()
                    .map(walk -> report.stations().get(walk.destination()).name())
                    .orElse("没有");
            cells[3] = cover.nearest().map(walk -> walk.seconds()).orElse(null);
            cells[4] = cover.covered().cardinality();
            for (int day = 0; day < DAYS.length; day++) {
                cells[5 + day] = cover.covered().get(day * 24, day * 24 + 24).cardinality();
            }
            table.add(cells);
        }
        return table.toContent("coverage-" + report.monday() + ".csv");
    }

    /** Nothing on the page can run, and nothing outside of it is asked for anything. */
    private Future<Content> page(Report report) {
        Areas areas = auditing.areas().get();
        return vertx.executeBlocking(
                () -> Content.whole(
                                "text/html",
                                Buffer.buffer(new CoveragePage(report, auditing, areas, boundaries.get()).html()))
                        .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
                false);
    }
}
