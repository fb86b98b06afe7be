package cn.servicecircle.district;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.bulletin.Audience;
import cn.servicecircle.district.District.Bulletin;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulletinFileTest {
    private static final String HEADER =
            "code,title,summary,text,source_body,document_number,link,area_codes,audiences,item_codes,begins_on,ends_on\n";

    @TempDir
    Path temp;

    private List<Bulletin> read(String rows) {
        DistrictFolder folder = DistrictFolder.in(temp);
        folder.write("bulletins.csv", HEADER + rows);
        return DistrictFiles.read(temp, true).bulletins();
    }

    private String problems(String rows) {
        return Assertions.assertThrows(BadDistrictFiles.class, () -> read(rows)).getMessage();
    }

    @Test
    void aDistrictNeedNotHaveAny() {
        DistrictFolder.in(temp);
        assertEquals(List.of(), DistrictFiles.read(temp, true).bulletins());
    }

    @Test
    void aRow_isABulletin() {
        Bulletin bulletin =
                read("one,标题,大白话,全文,区民政局,示例〔2026〕1号,https://www.gov.cn/,wanan-men | fengjing,tenants|businesses,gaoling,2026-01-01,2026/12/31\n")
                        .get(0);
        assertEquals(Set.of("wanan-men", "fengjing"), bulletin.areas());
        assertEquals(Set.of("gaoling"), bulletin.items());
        assertEquals(
                List.of(Audience.TENANTS, Audience.BUSINESSES),
                bulletin.content().audiences());
        assertEquals("2026-12-31", bulletin.content().endsOn().toString());
        assertEquals("示例〔2026〕1号", bulletin.content().source().documentNumber());
    }

    @Test
    void whatIsWrong_isToldWithItsColumn() {
        String told = problems("""
                one,标题,大白话,全文,区民政局,,http://www.gov.cn/,nowhere,neighbours,nothing,2026-01-01,2025-12-31
                one,标题,大白话,全文,区民政局,,,,,,2026-01-01,
                """);
        for (String place : List.of(
                "第 2 行 第 7 列（link）",
                "第 2 行 第 8 列（area_codes）",
                "第 2 行 第 9 列（audiences）",
                "第 2 行 第 10 列（item_codes）",
                "第 2 行 第 12 列（ends_on）",
                "第 3 行 第 1 列（code）",
                "第 3 行 第 8 列（area_codes）",
                "第 3 行 第 9 列（audiences）",
                "第 3 行 第 12 列（ends_on）")) {
            assertTrue(told.contains(place), place + " is not in " + told);
        }
    }
}
