package cn.servicecircle.district;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.catalogue.ItemContent;
import cn.servicecircle.catalogue.Material;
import cn.servicecircle.catalogue.Question;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.geo.Datum;
import cn.servicecircle.geo.Point;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistrictFilesTest {

    @TempDir
    Path temp;

    private DistrictFolder folder;

    @BeforeEach
    void smallDistrict() {
        folder = DistrictFolder.in(temp);
    }

    @Test
    void aRightFolder_isReadWhole() {
        District district = DistrictFiles.read(temp, true);

        assertEquals(6, district.areas().size());
        assertEquals(
                new District.Area("wanan-men", "zhongjie", "community", "万安门社区", null, null),
                district.areas().get(2));
        assertEquals(gaoling(), district.items().get(0));
        assertEquals("个人缴费", district.items().get(1).content().fee());
        assertEquals(Set.of("gaoling", "yibao"), district.stations().get(0).items());
        assertEquals(
                List.of(
                        new District.Person("demo-resident-1", "李阿姨", "resident", "fengjing-b1", null, null),
                        new District.Person("demo-staff-1", "刘网格员", "staff", "fengjing", "fengjing", "grid-worker"),
                        new District.Person("demo-moderator-1", "冯主持", "moderator", "zhongjie", null, null)),
                district.people());
    }

    private static District.Item gaoling() {
        ItemContent content = new ItemContent(
                "高龄津贴申领",
                "代为递交",
                "高龄老人",
                "区民政局",
                "《老年人权益保障法》",
                "免费",
                30,
                20,
                5,
                "养老金不在这里办",
                List.of(
                        new Material("居民身份证", Material.Form.ORIGINAL, 1, "本人持有"),
                        new Material("申请表", Material.Form.FORM, 1, "网格服务站")),
                List.of(
                        new Question(
                                "relation",
                                "您和老人是什么关系",
                                Question.Type.ONE_OF,
                                true,
                                null,
                                null,
                                null,
                                List.of("本人", "子女")),
                        new Question("years", "老人几岁", Question.Type.WHOLE_NUMBER, false, null, 60, 130, List.of())));
        return new District.Item("gaoling", Kind.ACT_FOR, content);
    }

    @Test
    void withoutAFileOfQuestions_nothingIsAsked() throws IOException {
        Files.delete(temp.resolve("item-questions.csv"));

        assertEquals(
                List.of(),
                DistrictFiles.read(temp, true).items().get(0).content().questions());
    }

    @Test
    void bodies_mayBeLeftOut_andAreNamedOnce() {
        assertEquals(List.of(), DistrictFiles.read(temp, true).bodies());
        folder.write("bodies.csv", "name\n区民政局\n区司法局\n");
        assertEquals(List.of("区民政局", "区司法局"), DistrictFiles.read(temp, true).bodies());
        folder.write("bodies.csv", "name\n区民政局\n区民政局\n");
        assertEquals(List.of("bodies.csv 第 3 行 第 1 列（name）：\"区民政局\" 重复，第 2 行已经有了"), problems());
    }

    @Test
    void aPointInGcj02_becomesWgs84WithSixDecimals() {
        Point point = DistrictFiles.read(temp, true).stations().get(1).point();
        Point exact = Datum.GCJ02.toWgs84(106.66, 35.54);

        assertEquals(exact.lng(), point.lng(), 5e-7);
        assertEquals(exact.lat(), point.lat(), 5e-7);
        assertEquals(
                new Point(106.665, 35.543),
                DistrictFiles.read(temp, true).stations().get(0).point());
        assertTrue(Math.abs(point.lng() - 106.66) > 0.003, "not converted");
    }

    /** Columns: file, what to replace in the right folder, by what, and the one problem that this makes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "areas.csv|1号楼|1号楼\\nB_2,fengjing,building,2号楼|第 8 行 第 1 列（code）：\"B_2\" 不是编码；应由小写字母、数字和中间的连字符组成，如 wanan-men",
                "areas.csv|1号楼|1号楼\\nfengjing,wanan-men,grid,第一网格|第 8 行 第 1 列（code）：\"fengjing\" 重复，第 6 行已经有了",
                "areas.csv|1号楼|1号楼\\nb2,nowhere,building,2号楼|第 8 行 第 2 列（parent_code）：\"nowhere\" 不在上面各行里；应为上面某一行的 code，上级写在下级前面",
                "areas.csv|1号楼|1号楼\\nb2,,building,2号楼|第 8 行 第 2 列（parent_code）：没有填",
                "areas.csv|kongtong,,|kongtong,gansu,|第 2 行 第 2 列（parent_code）：\"gansu\" 应留空：district 没有上级",
                "areas.csv|1号楼|1号楼\\njingchuan,,district,泾川县|第 8 行 第 3 列（level）：\"district\" 只能在第一行：一个文件夹只放一个区",
                "areas.csv|1号楼|1号楼\\nb2,fengjing,room,2号楼|第 8 行 第 3 列（level）：\"room\" 不认识；应为 district、street、community、grid、compound、building 之一",
                "areas.csv|1号楼|1号楼\\nb2,fengjing,grid,2号楼|第 8 行 第 3 列（level）：\"grid\" 不比上级 fengjing 的 compound 低",
                "areas.csv|1号楼|1号楼\\nb2,fengjing,compound,2号楼|第 8 行 第 3 列（level）：\"compound\" 不比上级 fengjing 的 compound 低",
                "areas.csv|,1号楼|,|第 7 行 第 4 列（name）：没有填",
                "areas.csv|,1号楼|``|第 7 行 第 4 列（name）：没有填",
                "areas.csv|1号楼|1号楼,,二单元|第 7 行 第 6 列：\"二单元\" 多出来了，表头只有 4 列；文字里有逗号时要加引号",
                "areas.csv|1号楼|\"1号\\n楼\"|第 7 行 第 4 列（name）：\"1号\\n楼\" 里有换行或控制字符；应写成一行",
                "duty-roles.csv|party-member|party member|第 2 行 第 1 列（code）：\"party member\" 不是编码；应由小写字母、数字和中间的连字符组成，如 wanan-men",
                "duty-roles.csv|party-member|grid-worker|第 3 行 第 1 列（code）：\"grid-worker\" 重复，第 2 行已经有了",
                "service-items.csv|act-for|daiban|第 2 行 第 2 列（kind）：\"daiban\" 不认识；应为 assist、act-for、home-visit、report、mediation、complaint 之一",
                "service-items.csv|区民政局|``|第 2 行 第 6 列（responsible_body）：没有填",
                "service-items.csv|30,20,|30,,|第 2 行 第 10 列（promised_days）：没有填",
                "service-items.csv|30,20,|30,二十,|第 2 行 第 10 列（promised_days）：\"二十\" 不对；应为 1 到 366 之间的整数",
                "service-items.csv|30,20,|30,0,|第 2 行 第 10 列（promised_days）：\"0\" 不对；应为 1 到 366 之间的整数",
                "service-items.csv|30,20,|30,99999999999,|第 2 行 第 10 列（promised_days）：\"99999999999\" 不对；应为 1 到 366 之间的整数",
                "service-items.csv|30,20,|30,31,|第 2 行 第 10 列（promised_days）：承诺时限不能比法定时限长，最多 30 个工作日",
                "service-items.csv|30,20,|三十,20,|第 2 行 第 9 列（legal_days）：\"三十\" 不对；应为 1 到 366 之间的整数",
                "service-items.csv|30,20,|30,20,两|第 2 行 第 11 列（response_days）：\"两\" 不对；应为 1 到 366 之间的整数",
                "service-items.csv|act-for|mediation|第 2 行 第 12 列（notice）：隐患和纠纷类事项要写明：遇到紧急情况先拨打 110、119、120",
                "item-questions.csv|gaoling,years|gaolin,years|第 3 行 第 1 列（item_code）：\"gaolin\" 不在 service-items.csv 里；应为其中一行的 code",
                "item-questions.csv|years|relation|第 3 行 第 2 列（key）：\"relation\" 重复，第 2 行已经有了",
                "item-questions.csv|years|Years|第 3 行 第 2 列（key）：\"Years\" 不是编码；应由小写字母、数字和中间的连字符组成，如 wanan-men",
                "item-questions.csv|whole-number|number|第 3 行 第 4 列（type）：\"number\" 不认识；应为 short-text、long-text、whole-number、date、yes-no、one-of、phone 之一",
                "item-questions.csv|number,no|number,否|第 3 行 第 5 列（required）：\"否\" 不认识；应为 yes、no 之一",
                "item-questions.csv|no,,60|no,50,60|第 3 行 第 6 列（max_length）：只有 short-text、long-text 才写最多几个字，请删去",
                "item-questions.csv|yes,,|yes,,1|第 2 行 第 7 列（min）：只有 whole-number（整数）才写最小、最大，请删去",
                "item-questions.csv|60,130|60,59|第 3 行 第 8 列（max）：最大不能小于最小",
                "item-questions.csv|`本人 | 子女`|本人|第 2 行 第 9 列（choices）：请写至少两个选项，不要重复",
                "item-questions.csv|60,130,|60,130,甲|第 3 行 第 9 列（choices）：只有 one-of（选一个）才写选项，请删去",
                "required-materials.csv|yibao,户口簿|yiba,户口簿|第 4 行 第 1 列（item_code）：\"yiba\" 不在 service-items.csv 里；应为其中一行的 code",
                "required-materials.csv|申请表,form|居民身份证,form|第 3 行 第 2 列（name）：\"居民身份证\" 重复，第 2 行已经有了",
                "required-materials.csv|original|scan|第 2 行 第 3 列（form）：\"scan\" 不认识；应为 original、copy、form 之一",
                "required-materials.csv|copy,1|copy,100|第 4 行 第 4 列（copies）：\"100\" 不对；应为 1 到 99 之间的整数",
                "stations.csv|beilu,xinmin-beilu|beilu,atlantis|第 3 行 第 2 列（area_code）：\"atlantis\" 不在 areas.csv 里；应为其中一行的 code",
                "stations.csv|东门内|``|第 2 行 第 4 列（address）：没有填",
                "stations.csv|106.665|abc|第 2 行 第 5 列（lng）：\"abc\" 不是经度；应为 73 到 136 之间的度数（中国大陆）",
                "stations.csv|106.665|1e2|第 2 行 第 5 列（lng）：\"1e2\" 不是经度；应为 73 到 136 之间的度数（中国大陆）",
                "stations.csv|106.665|136.1|第 2 行 第 5 列（lng）：\"136.1\" 不是经度；应为 73 到 136 之间的度数（中国大陆）",
                "stations.csv|35.543|3.5543|第 2 行 第 6 列（lat）：\"3.5543\" 不是纬度；应为 18 到 54 之间的度数（中国大陆）",
                "stations.csv|wgs84|bd09|第 2 行 第 7 列（datum）：\"bd09\" 不认识；应为 wgs84、gcj02 之一",
                "stations.csv|0933-000-0001|没有|第 2 行 第 8 列（phone）：\"没有\" 不是电话；应为数字和连字符，如 0933-000-0001",
                "stations.csv|08:30|8:30|第 2 行 第 9 列（hours）：\"Mo-Fr 8:30-12:00\" 不是开放时间：看不懂“8:30-12:00”；应如 Mo-Fr 08:30-12:00,14:30-18:00; Sa 09:00-12:00",
                "stations.csv|Mo-Fr 08:30-12:00|``|第 2 行 第 9 列（hours）：没有填",
                "stations.csv|yes|是|第 2 行 第 10 列（step_free）：\"是\" 不认识；应为 yes、no 之一",
                "stations.csv|,no|,no\\nbeilu,zhongjie,又一站,二层,106.66,35.54,wgs84,0933-000-0003,Sa 09:00-12:00,no|第 4 行 第 1 列（code）：\"beilu\" 重复，第 3 行已经有了",
                "station-items.csv|beilu,yibao|nowhere,yibao|第 4 行 第 1 列（station_code）：\"nowhere\" 不在 stations.csv 里；应为其中一行的 code",
                "station-items.csv|beilu,yibao|beilu,nothing|第 4 行 第 2 列（item_code）：\"nothing\" 不在 service-items.csv 里；应为其中一行的 code",
                "station-items.csv|beilu,yibao|beilu,yibao\\nbeilu,yibao|第 5 行 第 2 列（item_code）：\"yibao\" 重复，第 4 行已经有了",
                "demo-people.csv|demo-resident-1|oX7_real|第 2 行 第 1 列（openid）：\"oX7_real\" 不是演示人员；应以 demo- 开头，如 demo-resident-1",
                "demo-people.csv|demo-moderator-1|demo-staff-1|第 4 行 第 1 列（openid）：\"demo-staff-1\" 重复，第 3 行已经有了",
                "demo-people.csv|moderator,|mayor,|第 4 行 第 3 列（role）：\"mayor\" 不认识；应为 resident、staff、moderator、admin 之一",
                "demo-people.csv|fengjing-b1|fengjing-b9|第 2 行 第 4 列（area_code）：\"fengjing-b9\" 不在 areas.csv 里；应为其中一行的 code",
                "demo-people.csv|fengjing,fengjing,|fengjing,beilu,|第 3 行 第 4 列（area_code）：\"fengjing\" 不是站点 beilu 所在的区域；应为 xinmin-beilu",
                "demo-people.csv|fengjing,fengjing,|fengjing,nowhere,|第 3 行 第 5 列（station_code）：\"nowhere\" 不在 stations.csv 里；应为其中一行的 code",
                "demo-people.csv|zhongjie,,|zhongjie,beilu,|第 4 行 第 5 列（station_code）：\"beilu\" 应留空：只有 staff 才填",
                "demo-people.csv|grid-worker|cook|第 3 行 第 6 列（duty_role）：\"cook\" 不在 duty-roles.csv 里；应为其中一行的 code"
            })
    void aBadRow_isToldWithItsLineAndColumn(String file, String what, String by, String problem) {
        folder.replace(file, what, by.replace("\\n", "\n"));

        assertEquals(List.of(file + " " + problem.replace("\\n", "\n")), problems());
    }

    @Test
    void everyProblemOfEveryFile_isToldAtOnce() {
        folder.replace("stations.csv", "106.665,35.543", "35.543,106.665")
                .replace("areas.csv", "1号楼", "楼".repeat(65))
                .replace("duty-roles.csv", "party-member", "a-duty-role-too-long");

        assertEquals(
                List.of(
                        "duty-roles.csv 第 2 行 第 1 列（code）：\"a-duty-role-too-long\" 太长，有 20 个字；应不超过 16 个字",
                        "areas.csv 第 7 行 第 4 列（name）：\"" + "楼".repeat(40) + "…\" 太长，有 65 个字；应不超过 64 个字",
                        "stations.csv 第 2 行 第 5 列（lng）：\"35.543\" 不是经度；应为 73 到 136 之间的度数（中国大陆）",
                        "stations.csv 第 2 行 第 6 列（lat）：\"106.665\" 不是纬度；应为 18 到 54 之间的度数（中国大陆）"),
                problems());
    }

    @Test
    void moreThanFiftyProblems_areCounted() {
        folder.write("areas.csv", folder.read("areas.csv") + "x,fengjing,building,\n".repeat(40));

        BadDistrictFiles bad = assertThrows(BadDistrictFiles.class, () -> DistrictFiles.read(temp, true));
        assertEquals(50, bad.problems().size());
        assertTrue(bad.getMessage().startsWith("没有导入，请先改正 79 处问题：\nareas.csv 第 8 行"), bad.getMessage());
        assertTrue(bad.getMessage().endsWith("\n……还有 29 处，改正以上各处后再导入一次即可看到"), bad.getMessage());
    }

    @Test
    void aWrongHeader_isToldInsteadOfEveryRow() {
        folder.replace("areas.csv", "code,parent_code,level,name", "code,parent,level,code");

        String header = "；表头应为 code,parent_code,level,name";
        assertEquals(
                List.of(
                        "areas.csv 第 1 行 第 2 列（parent）：不认识这一列" + header,
                        "areas.csv 第 1 行 第 4 列（code）：这一列重复了",
                        "areas.csv 第 1 行：没有“parent_code”这一列" + header,
                        "areas.csv 第 1 行：没有“name”这一列" + header),
                problems());
    }

    @Test
    void aMissingFile_isToldOnce() throws IOException {
        Files.delete(temp.resolve("stations.csv"));

        assertEquals(List.of("stations.csv：读不到这个文件；应在文件夹 " + temp + " 里，并且有权读取"), problems());
    }

    @Test
    void aFileWithNothingInIt_isTold() {
        folder.write("areas.csv", "").write("duty-roles.csv", "code,name\n,\n");

        assertEquals(List.of("duty-roles.csv：只有表头，没有数据", "areas.csv：是空文件"), problems());
    }

    @Test
    void aFileInGbk_isToldWithTheRemedy() {
        folder.write("stations.csv", folder.read("stations.csv").getBytes(Charset.forName("GBK")));

        assertEquals(List.of("stations.csv：不是 UTF-8 编码；请在 WPS 或 Excel 里另存为“CSV UTF-8”"), problems());
    }

    @Test
    void anUnclosedQuote_isToldWithTheLastRightLine() {
        folder.replace("areas.csv", "风景嘉苑小区", "\"风景嘉苑小区");

        assertEquals(List.of("areas.csv 第 5 行之后：引号没有成对，或引号后面还有别的字；整个文件都没有读"), problems());
    }

    @Test
    void whatExcelMakesOfAFile_isReadTheSame() {
        District before = DistrictFiles.read(temp, true);
        folder.write("duty-roles.csv", "\uFEFFname,code\r\n\"小区党员\", party-member \r\n,\r\n\r\n网格员,grid-worker,,\r\n");

        assertEquals(before, DistrictFiles.read(temp, true));
    }

    @Test
    void withoutDemoPeople_theirFileIsNotEvenRead() throws IOException {
        Files.delete(temp.resolve("demo-people.csv"));

        assertEquals(List.of(), DistrictFiles.read(temp, false).people());
    }

    @Test
    void theDemoDistrict_isRightAndAsLargeAsTheSourceSays() {
        District demo = DistrictFiles.read(DistrictFolder.DEMO, true);
        Map<String, Long> levels = demo.areas().stream().collect(groupingBy(District.Area::level, counting()));

        assertEquals(508, levels.get("compound"));
        assertEquals(22, levels.get("community"), "20 社区 and 2 村");
        assertEquals(83, levels.get("grid"));
        assertEquals(60, demo.stations().size());
        assertTrue(demo.items().size() >= 12);
        Set<Kind> withoutMaterials = demo.items().stream()
                .filter(item -> item.content().materials().isEmpty())
                .map(District.Item::kind)
                .collect(toSet());
        assertEquals(Set.of(Kind.REPORT, Kind.MEDIATION, Kind.COMPLAINT), withoutMaterials);
        assertEquals(
                Set.of(Kind.values()),
                demo.items().stream().map(District.Item::kind).collect(toSet()));
        assertEquals("gaoling-jintie", demo.items().get(0).code());
        assertTrue(demo.stations().stream().noneMatch(station -> station.items().isEmpty()), "an idle station");
        assertEquals(25, demo.people().size());
    }

    @Test
    void theDemoDistrict_hasTheStreetsAndCommunitiesOfTheSource() {
        Map<String, Long> communities = DistrictFiles.read(DistrictFolder.DEMO, false).areas().stream()
                .filter(area -> area.level().equals("community"))
                .collect(groupingBy(District.Area::parent, counting()));

        assertEquals(Map.of("dongguan", 8L, "zhongjie", 6L, "xijiao", 6L, "liuhu", 2L), communities);
    }

    @Test
    void theDemoDistrict_marksWhatIsInvented() {
        District demo = DistrictFiles.read(DistrictFolder.DEMO, true);
        Map<String, Set<String>> unmarked = demo.areas().stream()
                .filter(area -> !area.name().contains("示例"))
                .collect(groupingBy(District.Area::level, mapping(District.Area::name, toSet())));

        assertEquals(
                Set.of(
                        "万安门社区", "东大街社区", "新民北路社区", "新民路社区", "新生巷社区", "广成路社区", "保丰路社区", "东郊社区", "二天门社区", "三天门社区",
                        "十里铺村", "新李村"),
                unmarked.get("community"));
        assertEquals(Set.of("风景嘉苑小区", "新北嘉园小区"), unmarked.get("compound"));
        assertNull(unmarked.get("grid"));
        assertTrue(
                demo.stations().stream().allMatch(station -> station.address().contains("示例")));
        assertTrue(demo.stations().stream().allMatch(station -> station.phone().startsWith("0933-000-")));
        assertTrue(
                demo.people().stream().allMatch(person -> person.displayName().contains("示例")));
    }

    @Test
    void everyDemoStation_takesReportsAndComplaints() {
        District demo = DistrictFiles.read(DistrictFolder.DEMO, false);
        Set<String> everywhere = demo.items().stream()
                .filter(item -> item.kind() == Kind.REPORT || item.kind() == Kind.COMPLAINT)
                .map(District.Item::code)
                .collect(toSet());

        assertEquals(3, everywhere.size());
        assertTrue(demo.stations().stream().allMatch(station -> station.items().containsAll(everywhere)));
    }

    @Test
    void aDistrictWithoutAWayToComplain_isRefused() {
        folder.replace("service-items.csv", "complaint", "assist");

        assertEquals(List.of("service-items.csv：没有投诉建议（complaint）类的事项；国办函〔2026〕12号要求居民一直能投诉、提建议，请加一行"), problems());
    }

    @Test
    void choices_areSeparatedByBars_andNoneIsEmpty() {
        folder.replace("item-questions.csv", "本人 | 子女", "本人||子女");

        assertEquals(List.of("item-questions.csv 第 2 行 第 9 列（choices）：应用 | 隔开，最多 20 个选项，每个 1 到 64 个字"), problems());
    }

    @Test
    void moreQuestionsThanAnybodyAnswers_areRefused() {
        StringBuilder questions = new StringBuilder(folder.read("item-questions.csv"));
        IntStream.range(0, 19).forEach(i -> questions.append("gaoling,q" + i + ",问题,date,no,,,,\n"));
        folder.write("item-questions.csv", questions.toString());

        assertEquals(List.of("item-questions.csv 第 22 行 第 1 列（item_code）：\"gaoling\" 的行太多；一个事项最多 20 行"), problems());
    }

    private List<String> problems() {
        return assertThrows(BadDistrictFiles.class, () -> DistrictFiles.read(temp, true))
                .problems();
    }
}
