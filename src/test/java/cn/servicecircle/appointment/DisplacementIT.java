package cn.servicecircle.appointment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.kernel.Caller;
import cn.servicecircle.station.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station that has fewer people, or hours, than it had when people booked. */
class DisplacementIT {
    private static final String DAY = AppointmentWorld.DAY;

    private static AppointmentWorld world;

    @BeforeAll
    static void start() {
        world = new AppointmentWorld("displacement");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void begin() {
        world.begin();
    }

    private static List<Long> bookedAt0900(int count) {
        return world.people(count).stream()
                .map(person -> world.booked(person, DAY, "09:00"))
                .toList();
    }

    private static List<String> states(List<Long> ids) {
        return ids.stream().map(world::state).toList();
    }

    @Test
    void whereSomebodyElseIsThere_nobodyMoves_andNobodyIsTold() {
        long falling = world.shift(DAY, "08:30", "12:00");
        world.shift(DAY, "08:30", "12:00");
        List<Long> ids = bookedAt0900(5);
        TestApp.await(ShiftFalling.out(world, falling));
        assertEquals(List.of("booked", "booked", "booked", "booked", "booked"), states(ids));
        assertEquals(List.of(), world.told("appointment-to-rebook"));
    }

    @Test
    void whereThePlacesDoNotSuffice_thoseWhoBookedLastMustRebook_andAreTold() {
        long falling = world.shift(DAY, "08:30", "12:00");
        world.shift(DAY, "08:30", "12:00");
        List<Long> ids = bookedAt0900(7);
        TestApp.await(ShiftFalling.out(world, falling));
        assertEquals(List.of("booked", "booked", "booked", "booked", "booked", "to-rebook", "to-rebook"), states(ids));
        List<String> told = world.told("appointment-to-rebook");
        assertEquals(2, told.size());
        assertEquals(
                "您约的 6 月 3 日（周三）09:00–09:30 在万安门社区风景嘉苑小区网格服务站办“高龄津贴申领” 取消了：那个时间站点没有足够的人值班，"
                        + "对不起。请另选一个时间。现在还空着的有：6 月 3 日（周三）08:30–09:00、6 月 3 日（周三）09:30–10:00、"
                        + "6 月 3 日（周三）10:00–10:30；空位不保留，先约先得。",
                told.get(0));
    }

    @Test
    void whoMustRebook_seesOtherTimes_andTakesOneByOneCall() {
        long falling = world.shift(DAY, "08:30", "12:00");
        world.shift("2026-06-04", "08:30", "09:30");
        long person = world.people(1).get(0);
        long id = world.booked(person, DAY, "09:00");
        TestApp.await(ShiftFalling.out(world, falling));
        world.refresh();
        Caller caller = new Caller(person, "示例", false, List.of());
        AppointmentView view = TestApp.await(world.appointments.get(caller, id));
        assertEquals("to-rebook", view.state());
        assertEquals(2, view.offers().size(), "the closed shift's own slots are not among them");
        TestApp.await(world.desk.rebook(caller, id, view.offers().get(0).from()));
        assertEquals("booked", world.state(id));
        assertEquals(
                world.at("2026-06-04", "08:30"),
                TestApp.await(world.appointments.get(caller, id)).from());
    }

    @Test
    void aStationThatCloses_losesNobodySilently() {
        world.shift(DAY, "08:30", "12:00");
        world.shift("2026-06-02", "08:30", "12:00");
        List<Long> people = world.people(2);
        long before = world.booked(people.get(0), "2026-06-02", "09:00");
        long after = world.booked(people.get(1), DAY, "09:00");
        Station closed = closedFrom(world.stations.get().get(AppointmentWorld.STATION), LocalDate.parse(DAY));
        TestApp.await(world.database.withTransaction(tx -> world.displacement.stationChanged(tx, closed)));
        assertEquals(List.of("booked", "to-rebook"), states(List.of(before, after)));
        assertEquals(1, world.told("appointment-to-rebook").size());
        assertTrue(world.told("appointment-to-rebook").get(0).contains("6 月 2 日"), "what is left is offered");
    }

    @Test
    void aDayThatAnImportedCalendarFrees_asksThoseWhoBookedIt_once_howeverManyNodesLook(@TempDir Path folder)
            throws IOException {
        String freed = "2026-06-10";
        world.shift(freed, "08:30", "12:00");
        world.shift(DAY, "08:30", "12:00");
        List<Long> people = world.people(2);
        List<Long> ids =
                List.of(world.booked(people.get(0), freed, "09:00"), world.booked(people.get(1), DAY, "09:00"));
        world.sweepAt("2026-06-01T09:01");
        assertEquals(List.of("booked", "booked"), states(ids));

        importCalendar(folder, freed + ",off,示例假\n");
        world.sweepAt("2026-06-01T09:02");
        assertEquals(List.of("booked", "booked"), states(ids), "this node does not know it yet");
        world.refresh();
        world.sweepAt("2026-06-01T09:03");
        world.sweepAt("2026-06-01T09:04");

        assertEquals(List.of("to-rebook", "booked"), states(ids));
        assertEquals(1, world.told("appointment-to-rebook").size());
        importCalendar(folder, "");
        world.refresh();
    }

    private static void importCalendar(Path folder, String more) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("config/district/kongtong-demo"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(folder.resolve("calendar.csv"), more, StandardOpenOption.APPEND);
        world.importDistrict(folder);
    }

    private static Station closedFrom(Station open, LocalDate day) {
        return new Station(
                open.id(),
                open.areaId(),
                open.name(),
                open.address(),
                open.phone(),
                open.hours(),
                open.access(),
                open.languages(),
                open.notice(),
                day,
                open.checkedOn(),
                open.version(),
                open.point(),
                open.gcj02(),
                open.itemIds());
    }
}
