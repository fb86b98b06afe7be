package cn.servicecircle.district;

import static cn.servicecircle.TestApp.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.TestApp;
import cn.servicecircle.calendar.CalendarStore;
import cn.servicecircle.calendar.WorkCalendar;
import cn.servicecircle.district.ImportSummary.Count;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Migrations;
import cn.servicecircle.testkit.Jdbc;
import cn.servicecircle.testkit.TestServers;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The calendar is imported by the year: a year of the file replaces the stored one, every other year stays. */
class CalendarImportIT {
    private static final String FILE = "calendar.csv";

    @TempDir
    Path temp;

    private final Vertx vertx = Vertx.vertx();
    private final String uri = TestServers.mySqlUri("calendar_import");
    private final Database database = new Database(vertx, uri, 1, 1);
    private DistrictFolder folder;

    @BeforeEach
    void importThisYear() {
        await(Migrations.run(vertx, uri));
        folder = DistrictFolder.in(temp);
        assertEquals(new Count(1, 0, 0, List.of()), imported());
    }

    @AfterEach
    void close() {
        await(database.close());
        await(vertx.close());
    }

    private Count imported() {
        return await(new DistrictImport(vertx, database::withTransaction, TestApp.CLOCK).importFolder(temp, true))
                .calendar();
    }

    private WorkCalendar stored() {
        return await(new CalendarStore().load(database.reads()));
    }

    private String version() throws SQLException {
        return Jdbc.value(uri, "SELECT version FROM snapshot_version WHERE name = 'calendar'");
    }

    private void nextYearInsteadOfThis() {
        folder.write(FILE, folder.read(FILE).replace("2026-02-14,work,春节\n", "").replace("2026-", "2027-"));
    }

    @Test
    void whatTheFileNames_isWhatOneCountsWith() {
        assertEquals(14, stored().days().size());
        assertTrue(stored().isWorkday(LocalDate.of(2026, 2, 14)), "补班");
        assertFalse(stored().isWorkday(LocalDate.of(2026, 5, 1)));
        assertEquals(Optional.of(LocalDate.of(2026, 12, 31)), stored().until());
    }

    @Test
    void aYearThatTheFileDoesNotName_stays() {
        nextYearInsteadOfThis();

        assertEquals(new Count(1, 0, 0, List.of("2026")), imported());
        assertEquals(Optional.of(LocalDate.of(2027, 12, 31)), stored().until());
        assertEquals(14, stored().days(2026).size());
        assertEquals(13, stored().days(2027).size());
    }

    @Test
    void aYearThatTheFileNames_isReplaced() throws SQLException {
        folder.replace(FILE, "2026-02-14,work,春节\n", "").replace(FILE, "2026-04-05", "2026-04-06");

        assertEquals(new Count(0, 1, 0, List.of()), imported());
        assertFalse(stored().isWorkday(LocalDate.of(2026, 2, 14)), "no 补班 any more");
        assertFalse(stored().isWorkday(LocalDate.of(2026, 4, 6)), "free instead of the 5th");
        assertEquals(13, stored().days().size());
        assertEquals("2", version());
    }

    @Test
    void theSameCalendarAgain_changesNothing() throws SQLException {
        folder.replace("areas.csv", "1号楼", "一号楼").write(FILE, folder.read(FILE).replace('-', '/'));

        assertEquals(new Count(0, 0, 1, List.of()), imported());
        assertEquals("1", version());
    }

    @Test
    void aFolderWithoutTheFile_leavesTheCalendarAsItIs() throws IOException, SQLException {
        Files.delete(temp.resolve(FILE));

        assertEquals(new Count(0, 0, 0, List.of("2026")), imported());
        assertEquals(14, stored().days().size());
        assertEquals("1", version());
    }

    @Test
    void aBadYear_changesNothing() {
        nextYearInsteadOfThis();
        folder.replace(FILE, "2027-10-01,off,国庆节\n", "");

        assertThrows(IllegalStateException.class, this::imported);
        assertEquals(Optional.of(LocalDate.of(2026, 12, 31)), stored().until());
    }
}
