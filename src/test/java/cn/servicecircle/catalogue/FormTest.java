package cn.servicecircle.catalogue;

import static cn.servicecircle.catalogue.CatalogueFixture.item;
import static cn.servicecircle.catalogue.CatalogueFixture.number;
import static cn.servicecircle.catalogue.CatalogueFixture.oneOf;
import static cn.servicecircle.catalogue.CatalogueFixture.question;
import static cn.servicecircle.catalogue.CatalogueFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.servicecircle.catalogue.Question.Type;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a resident may answer, and what they are told otherwise. */
class FormTest {

    private static Map<String, Object> check(Map<String, Object> answers, Question... questions) {
        return item(1, 1, Kind.ASSIST, false, questions).checkAnswers(answers);
    }

    private static List<Fault> faults(Map<String, Object> answers, Question... questions) {
        Refusal refusal = assertThrows(Refusal.class, () -> check(answers, questions));
        assertEquals(Refusal.Kind.INVALID, refusal.kind());
        assertEquals("service-item:wrong-answers", refusal.type());
        return refusal.faults();
    }

    static Stream<Arguments> right() {
        return Stream.of(
                arguments(question(Type.SHORT_TEXT, true), " 3 号楼 ", "3 号楼"),
                arguments(question(Type.SHORT_TEXT, true), "长".repeat(100), "长".repeat(100)),
                arguments(text(Type.SHORT_TEXT, 2), "😀😀", "😀😀"),
                arguments(question(Type.LONG_TEXT, true), "一\n二", "一\n二"),
                arguments(question(Type.LONG_TEXT, true), "长".repeat(1000), "长".repeat(1000)),
                arguments(number(null, null), 0, 0L),
                arguments(number(1, 5), 5, 5L),
                arguments(number(1, 5), 1.0, 1L),
                arguments(number(null, null), 999_999_999L, 999_999_999L),
                arguments(question(Type.DATE, true), "2028-02-29", "2028-02-29"),
                arguments(question(Type.DATE, true), " 1938-10-01 ", "1938-10-01"),
                arguments(question(Type.YES_NO, true), true, true),
                arguments(question(Type.YES_NO, true), false, false),
                arguments(oneOf("是", "否"), "否", "否"),
                arguments(question(Type.PHONE, true), "138 0013 8000", "13800138000"),
                arguments(question(Type.PHONE, true), "+86 138-0013-8000", "13800138000"),
                arguments(question(Type.PHONE, true), "0933-8210001", "09338210001"),
                arguments(question(Type.PHONE, true), "010 82100012", "01082100012"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void aRightAnswer_isTakenAndMadeTidy(Question question, Object answer, Object tidy) {
        assertEquals(Map.of("q", tidy), check(Map.of("q", answer), question));
    }

    static Stream<Arguments> wrong() {
        List<Arguments> rows = new ArrayList<>();
        wrong(rows, text(Type.SHORT_TEXT, 5), "请用一行文字填写，最多 5 个字", 5, true, List.of("三"), "一\n二", "一二三四五六", "", null);
        wrong(rows, question(Type.SHORT_TEXT, true), "请用一行文字填写，最多 100 个字", "长".repeat(101));
        wrong(
                rows,
                question(Type.LONG_TEXT, true),
                "请用文字填写，最多 1000 个字",
                5,
                "长".repeat(1001),
                " \n ",
                "\u3000",
                "\u200b");
        wrong(rows, number(1, 5), "请填整数，从 1 到 5", 0, 6, 1.5, "3", true, 1e300, BigInteger.ONE.shiftLeft(64), Map.of());
        wrong(rows, number(null, null), "请填整数，从 0 到 999999999", -1, 1_000_000_000L, Double.NaN);
        wrong(rows, question(Type.DATE, true), "请填日期，写成 2026-11-23 这样", 20261123, "2026-11-31", "2027-02-29");
        wrong(
                rows,
                question(Type.DATE, true),
                "请填日期，写成 2026-11-23 这样",
                "2026/11/23",
                "11-23",
                "0026-11-23",
                "2026-1-2");
        wrong(rows, question(Type.YES_NO, true), "请选“是”或“否”（true 或 false）", "true", 1, "是");
        wrong(rows, oneOf("甲", "乙"), "请从这些里选一个：甲、乙", "丙", 1, List.of("甲"), "甲乙");
        wrong(rows, question(Type.PHONE, true), "请填 11 位手机号，或者带区号的座机号", "1380013800", "23800138000", "8210001");
        wrong(rows, question(Type.PHONE, true), "请填 11 位手机号，或者带区号的座机号", 13800138000L, "没有电话", "12345");
        return rows.stream();
    }

    private static void wrong(List<Arguments> rows, Question question, String hint, Object... answers) {
        Arrays.stream(answers).forEach(answer -> rows.add(arguments(question, answer, hint)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aWrongAnswer_isPointedAt_andToldWhatToWrite(Question question, Object answer, String hint) {
        assertEquals(
                List.of(new Fault("/answers/q", null, "“问题”" + hint)),
                faults(Collections.singletonMap("q", answer), question));
    }

    @Test
    void whatNeedNotBeAnswered_mayBeLeftOutOrBlank() {
        Question optional = question(Type.PHONE, false);
        assertEquals(Map.of(), check(Map.of(), optional));
        assertEquals(Map.of(), check(null, optional));
        assertEquals(Map.of(), check(Map.of("q", " "), optional));
        assertEquals(Map.of(), check(Collections.singletonMap("q", null), optional));
        assertEquals(1, faults(Map.of("q", "110"), optional).size());
    }

    @Test
    void whatWasNotAsked_isRefused() {
        assertEquals(
                List.of(
                        new Fault("/answers/other", null, "没有这个问题，请删去"),
                        new Fault("/answers/a~1b~0c", null, "没有这个问题，请删去")),
                faults(answers("other", "1", "a/b~c", 2)));
    }

    @Test
    void everyFault_isToldAtOnce_inTheOrderOfTheQuestions() {
        Question first = new Question("first", "甲", Type.DATE, true, null, null, null, null);
        Question second = new Question("second", "乙", Type.YES_NO, true, null, null, null, null);
        assertEquals(
                List.of("/answers/first", "/answers/second", "/answers/x"),
                faults(answers("x", 1, "second", "好"), first, second).stream()
                        .map(Fault::pointer)
                        .toList());
        assertEquals(
                List.of("first", "second"),
                List.copyOf(check(answers("second", true, "first", "2026-11-23"), first, second)
                        .keySet()));
    }

    private static Map<String, Object> answers(Object... keysAndValues) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            answers.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return answers;
    }
}
