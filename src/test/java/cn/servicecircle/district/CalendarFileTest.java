package cn.servicecircle.district;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.calendar.SpecialDay;
import cn.servicecircle.calendar.SpecialDay.Kind;
import cn.servicecircle.district.District.CalendarYear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarFileTest {
    private static final String FILE = "calendar.csv";

    @TempDir
    Path temp;

    private DistrictFolder folder;

    @BeforeEach
    void smallDistrict() {
        folder = DistrictFolder.in(temp);
    }

    private List<CalendarYear> calendar() {
        return DistrictFiles.read(temp, true).calendar();
    }

    private List<String> problems() {
        return assertThrows(BadDistrictFiles.class, this::calendar).problems();
    }

    @Test
    void eachYearThatIsNamed_isReadWhole() {
        String of2026 = folder.read(FILE);
        folder.write(
                FILE,
                of2026
                        + of2026.substring(of2026.indexOf('\n') + 1)
                                .replace("2026-02-14,work,春节\n", "")
                                .replace("2026-", "2027-"));

        List<CalendarYear> years = calendar();

        assertEquals(List.of(2026, 2027), years.stream().map(CalendarYear::year).toList());
        assertEquals(
                List.of(14, 13), years.stream().map(year -> year.days().size()).toList());
        assertTrue(years.get(0).days().contains(new SpecialDay(LocalDate.of(2026, 2, 14), Kind.WORK, "春节")));
    }

    /** Columns: what to replace in the right file, by what, and the one problem that this makes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-05-01|2026-05-32|第 9 行 第 1 列（date）：\"2026-05-32\" 不是日期；应如 2026-05-01",
                "2026-04-05|2026-02-30|第 8 行 第 1 列（date）：\"2026-02-30\" 不是日期；应如 2026-05-01",
                "2026-04-05|26-04-05|第 8 行 第 1 列（date）：\"26-04-05\" 不是日期；应如 2026-05-01",
                "2026-04-05|4月5日|第 8 行 第 1 列（date）：\"4月5日\" 不是日期；应如 2026-05-01",
                "2026-04-05|2026-04/05|第 8 行 第 1 列（date）：\"2026-04/05\" 不是日期；应如 2026-05-01",
                "2026-04-05|``|第 8 行 第 1 列（date）：没有填",
                "2026-02-17|2026/2/16|第 5 行 第 1 列（date）：\"2026/2/16\" 重复，第 4 行已经有了",
                "05-01,off|05-01,休|第 9 行 第 2 列（kind）：\"休\" 不认识；应为 off、work 之一",
                "01-01,off,元旦|01-01,off,|第 2 行 第 3 列（name）：没有填",
                "05-01,off|05-01,work|第 9 行 第 1 列（date）：\"2026-05-01\" 是周五，本来就上班；补班（work）应为周六或周日",
                "2026-02-14,work|2026-02-13,work|第 3 行 第 1 列（date）：\"2026-02-13\" 是周五，本来就上班；补班（work）应为周六或周日",
            })
    void aBadRow_isToldWithItsLineAndColumn(String what, String by, String problem) {
        folder.replace(FILE, what, by);

        assertEquals(List.of(FILE + " " + problem), problems());
    }

    @Test
    void aYearThatIsNotWhole_isToldWithWhatItLacks() {
        folder.replace(FILE, "2026-05-02,off,劳动节\n", "")
                .replace(FILE, "2026-02-19,off,春节\n", "")
                .write(FILE, folder.read(FILE) + "2028-01-01,off,元旦\n");

        String should = "的放假日；应按国务院办公厅的通知写全一年，还没有通知的年份一行也不写";
        assertEquals(
                List.of(
                        "calendar.csv：2026 年没有写全，缺少春节（4 天）、劳动节（5 月 1 日、2 日）" + should,
                        "calendar.csv：2028 年没有写全，缺少春节（4 天）、清明节（1 天）、劳动节（5 月 1 日、2 日）、端午节（1 天）、中秋节（1 天）、国庆节（10 月 1 日至 3 日）"
                                + should),
                problems());
    }

    @Test
    void datesAsExcelSavesThem_areReadTheSame() {
        List<CalendarYear> before = calendar();
        folder.write(FILE, folder.read(FILE).replaceAll("2026-0?(\\d+)-0?(\\d+)", "2026/$1/$2"));

        assertTrue(folder.read(FILE).contains("2026/1/1,off"));
        assertEquals(before, calendar());
    }

    @Test
    void aFolderMayBeWithoutIt_butNotWithAnEmptyOne() throws IOException {
        folder.write(FILE, "date,kind,name\n");
        assertEquals(List.of("calendar.csv：只有表头，没有数据"), problems());

        Files.delete(temp.resolve(FILE));
        assertEquals(List.of(), calendar());
    }

    @Test
    void theDemoDistrict_hasTheNoticeOf2026() {
        List<CalendarYear> years =
                DistrictFiles.read(DistrictFolder.DEMO, false).calendar();

        assertEquals(List.of(2026), years.stream().map(CalendarYear::year).toList());
        assertEquals(
                33,
                years.get(0).days().stream()
                        .filter(day -> day.kind() == Kind.OFF)
                        .count());
        assertEquals(
                6,
                years.get(0).days().stream()
                        .filter(day -> day.kind() == Kind.WORK)
                        .count());
    }
}
