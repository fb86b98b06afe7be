package cn.servicecircle.nickname;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.wordlist.Judgement.Level;
import cn.servicecircle.wordlist.WordList;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
    private static final WordList OFFICES = new WordList(Path.of("config/offices.txt"));

    private static void must(String name) {
        NameRules.must(NameRules.tidied(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "老李",
                "三号楼的老李",
                "李阿姨（示例）",
                "阿依古丽·买买提",
                "རྡོ་རྗེ",
                "ئايگۈل",
                "Zhang San",
                "小王2026",
                "居民3817",
                "一二三四五六七八九十甲乙丙丁戊己"
            })
    void whatPeopleCallThemselves_isAName(String name) {
        must(name);
        assertEquals(Level.PASS, OFFICES.judge(NameRules.tidied(name)).level(), name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "李",
                " 李 ",
                "一二三四五六七八九十甲乙丙丁戊己庚",
                "1234",
                "····",
                "老李😀",
                "老\u200B李",
                "老\u202E李",
                "老\n李",
                "аdmin老李",
                "老李<b>",
                "老--- 李",
                "老李%00",
                "𠮷"
            })
    void whatIsTooShort_tooLong_orCannotBeRead_isNone(String name) {
        assertEquals("name:unfit", assertThrows(Refusal.class, () -> must(name)).type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "老李13893301234",
                "13893301234",
                "１３８９３３０１２３４",
                "138 9330 1234",
                "一三八九三三零一二三四",
                "老李加我88812345",
                "微信号wx20261",
                "62270119820503101X",
                "3号楼2单元501老李",
                "甘L12345车主"
            })
    void whatTellsMoreThanAName_isNone(String name) {
        assertEquals("name:unfit", assertThrows(Refusal.class, () -> must(name)).type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "万安门社区",
                "社区小李",
                "社 区小李",
                "官·方",
                "官_方_号",
                "东关派出所",
                "王主任",
                "冯主持",
                "刘网格员",
                "网格員小刘",
                "管理员",
                "Admin01",
                "ＡＤＭＩＮ",
                "gov Police",
                "居委会小王",
                "区政府",
                "物业小张",
                "12345热线",
                "110报警"
            })
    void anOffice_isNobodysName_howeverItIsWritten(String name) {
        assertEquals(Level.REFUSE, OFFICES.judge(NameRules.tidied(name)).level(), name);
    }

    @ParameterizedTest
    @CsvSource({"' 老李 ', 老李", "Ａｌｉ２, Ali2", "李阿姨(示例), 李阿姨（示例）"})
    void aName_isKeptTidied(String written, String kept) {
        assertEquals(kept, NameRules.tidied(written));
    }

    @Test
    void theReason_pointsAtTheField() {
        Refusal refusal = assertThrows(Refusal.class, () -> must("13893301234"));
        assertEquals("/displayName", refusal.faults().get(0).pointer());
    }
}
