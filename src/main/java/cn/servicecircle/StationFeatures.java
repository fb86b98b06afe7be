package cn.servicecircle;

import cn.servicecircle.appointment.AppointmentFeature;
import cn.servicecircle.appointment.Arrivals;
import cn.servicecircle.appointment.RuleBook;
import cn.servicecircle.appointment.RuleStore;
import cn.servicecircle.appointment.Timetables;
import cn.servicecircle.circle.CircleRoutes;
import cn.servicecircle.coverage.Auditing;
import cn.servicecircle.coverage.CoverageRoutes;
import cn.servicecircle.duty.DutyFeature;
import cn.servicecircle.duty.EmptyReportStore;
import cn.servicecircle.duty.Forecast;
import cn.servicecircle.duty.Openings;
import cn.servicecircle.duty.Planners;
import cn.servicecircle.duty.Rules;
import cn.servicecircle.duty.ShiftClosing;
import cn.servicecircle.duty.Upkeep;
import cn.servicecircle.ladder.Sweep;
import cn.servicecircle.nearby.Moments;
import cn.servicecircle.nearby.NearbyRoutes;
import cn.servicecircle.nearby.Whereabouts;
import cn.servicecircle.place.PlaceRoutes;
import cn.servicecircle.queue.Doors;
import cn.servicecircle.queue.Queue;
import cn.servicecircle.queue.QueueRoutes;
import cn.servicecircle.queue.QueueSweep;
import cn.servicecircle.snapshot.Snapshot;
import cn.servicecircle.station.PosterRoutes;
import cn.servicecircle.station.StationAdminRoutes;
import cn.servicecircle.station.StationEditStore;
import cn.servicecircle.station.StationEditor;
import cn.servicecircle.station.StationRoutes;
import cn.servicecircle.station.StationStore;
import cn.servicecircle.station.StationViews;
import cn.servicecircle.station.StationWatcher;
import cn.servicecircle.visitor.Visitors;
import cn.servicecircle.walking.Walking;
import cn.servicecircle.wechat.WeChat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** The stations and all that happens at them: where they are, who is there when, and who has an appointment. */
final class StationFeatures {
    private final Groundwork ground;
    private final Walking walking;
    private final int circleMinutes;
    /** Held in memory, and built on those of the {@link Groundwork}. */
    final List<Snapshot<?>> snapshots;

    /** Tells of holes in the rota, reminds of appointments, forgets what has gone by. */
    final Sweep sweep;

    final Upkeep dutyUpkeep;

    /** @param visitors those without a phone, who have appointments too */
    StationFeatures(Groundwork ground, Config config, Walking walking, WeChat weChat, Visitors visitors) {
        this.ground = ground;
        this.walking = walking;
        this.circleMinutes = config.circle().minutes();
        addWays();

        Openings openings = new Openings(ground.calendar::get, ground.clock);
        Snapshot<Forecast> forecast =
                new Snapshot<>("empty-report", () -> new EmptyReportStore().load(ground.database.reads(), openings));
        Snapshot<RuleBook> slotRules = new Snapshot<>("appointment-rules", () -> new RuleStore()
                .load(ground.database.reads(), config.appointment().rules()));
        Timetables timetables = new Timetables(slotRules, ground.duties, ground.calendar, ground.clock);
        AppointmentFeature appointments = addAppointments(timetables, visitors);
        addStations(weChat, appointments.displacement()::stationChanged);
        DutyFeature duty = addDuty(config.duty(), openings, forecast, List.of(appointments.displacement()));
        this.dutyUpkeep = duty.upkeep();
        this.sweep = new Sweep(
                ground.vertx,
                ground.database,
                List.of(
                        duty.holeWatch(),
                        appointments.hoursWatch(),
                        appointments.clock(),
                        addQueue(new Arrivals(timetables))));
        this.snapshots = List.of(forecast, slotRules);
    }

    private void addStations(WeChat weChat, StationWatcher watcher) {
        StationViews views = new StationViews(ground.areas, ground.catalogue, ground.calendar, ground.clock);
        StationEditor editor = new StationEditor(
                ground.database, new StationStore(), new StationEditStore(), ground.reach, watcher, ground.clock);
        new StationRoutes(ground.stations, ground.catalogue, views).addTo(ground.api);
        new StationAdminRoutes(editor, ground.stations, views, ground.idempotency).addTo(ground.api);
        new PosterRoutes(ground.stations, views, ground.reach, ground.database, weChat).addTo(ground.api);
    }

    /** 10分钟服务圈: from where one stands, from a station, and for the whole district. */
    private void addWays() {
        Moments moments = new Moments(ground.stations, ground.duties, ground.calendar, walking, ground.clock);
        new NearbyRoutes(moments, new Whereabouts(ground.areas), ground.catalogue, walking, circleMinutes * 60)
                .addTo(ground.api);
        new PlaceRoutes(ground.database, ground.areas, ground.stations, ground.boundaries).addTo(ground.api);
        new CircleRoutes(ground.vertx, ground.stations, walking, circleMinutes).addTo(ground.api);
        Auditing auditing = new Auditing(ground.areas, ground.stations, ground.calendar, walking, circleMinutes);
        new CoverageRoutes(ground.vertx, auditing, ground.boundaries, ground.reach, ground.clock).addTo(ground.api);
    }

    /** 轮流坐班. */
    private DutyFeature addDuty(
            Config.Duty limits, Openings openings, Snapshot<Forecast> forecast, List<ShiftClosing> closings) {
        DutyFeature duty = new DutyFeature(
                ground.database,
                new Planners(ground.stations, ground.areas, ground.reach, ground.staff),
                openings,
                rules(limits, ground.clock.getZone()),
                ground.outbox);
        duty.addRota(ground.api, ground.duties, closings, ground.idempotency);
        duty.addBoard(ground.api, ground.duties, forecast);
        return duty;
    }

    static Rules rules(Config.Duty limits, ZoneId zone) {
        return new Rules(limits.shiftsAWeek(), Duration.ofMinutes(limits.restMinutes()), zone);
    }

    /** 预约. */
    private AppointmentFeature addAppointments(Timetables timetables, Visitors visitors) {
        AppointmentFeature appointments =
                new AppointmentFeature(ground.database, ground.staff, ground.catalogue, timetables, ground.outbox);
        appointments.addTo(ground.api, visitors, ground.idempotency);
        return appointments;
    }

    /** 排队叫号. */
    private Sweep.Chore addQueue(Arrivals arrivals) {
        Doors doors = new Doors(ground.stations, ground.calendar, ground.clock);
        Queue queue = new Queue(ground.database, ground.staff, arrivals, doors);
        new QueueRoutes(queue, ground.idempotency).addTo(ground.api);
        return new QueueSweep(doors);
    }
}
