package cn.servicecircle.catalogue;

import static cn.servicecircle.catalogue.ItemContent.fault;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The questions of an item put to a resident: takes each answer in the way people write it, or says what to write instead. */
final class Form {
    private static final Pattern VISIBLE = Pattern.compile("[^\\s\\p{Z}\\p{Cf}]");
    private static final Pattern DATE = Pattern.compile("(19|20)\\d\\d-\\d\\d-\\d\\d");
    /** A mobile number, or a landline with its area code. */
    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{9,11}");

    private Form() {}

    /** Throws a refusal with one fault for each answer that will not do. */
    static Map<String, Object> check(List<Question> questions, Map<String, Object> answers) {
        Map<String, Object> tidy = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, Object> unknown = new LinkedHashMap<>(answers);
        for (Question question : questions) {
            Object answer = unlessBlank(unknown.remove(question.key()));
            Object taken = tidy(question, answer);
            if (taken != null) {
                tidy.put(question.key(), taken);
            } else if (answer != null || question.required()) {
                faults.add(fault(pointer(question.key()), "“" + question.text() + "”" + hint(question)));
            }
        }
        unknown.keySet().forEach(key -> faults.add(fault(pointer(key), "没有这个问题，请删去")));
        if (!faults.isEmpty()) {
            throw Refusal.invalid("service-item:wrong-answers", "有的回答还要改一改", faults);
        }
        return tidy;
    }

    private static String pointer(String key) {
        return "/answers/" + key.replace("~", "~0").replace("/", "~1");
    }

    private static Object unlessBlank(Object answer) {
        return answer instanceof String text && !VISIBLE.matcher(text).find() ? null : answer;
    }

    /** Null when it is no answer to this question. */
    private static Object tidy(Question question, Object answer) {
        return switch (question.type()) {
            case SHORT_TEXT -> text(answer, question, "\n\r");
            case LONG_TEXT -> text(answer, question, "");
            case WHOLE_NUMBER -> wholeNumber(answer, question);
            case DATE -> date(answer);
            case YES_NO -> answer instanceof Boolean ? answer : null;
            case ONE_OF -> answer instanceof String && question.choices().contains(answer) ? answer : null;
            case PHONE -> phone(answer);
        };
    }

    private static String text(Object answer, Question question, String forbidden) {
        if (!(answer instanceof String written)) {
            return null;
        }
        String text = written.strip();
        boolean fits = text.codePointCount(0, text.length()) <= question.longest();
        return fits && text.chars().noneMatch(c -> forbidden.indexOf(c) >= 0) ? text : null;
    }

    /** 5.0 is whole, as JSON has it. */
    private static Long wholeNumber(Object answer, Question question) {
        if (!(answer instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
            return null;
        }
        boolean fits = number.doubleValue() >= question.least() && number.doubleValue() <= question.most();
        return fits ? (Long) number.longValue() : null;
    }

    private static String date(Object answer) {
        try {
            return answer instanceof String text && DATE.matcher(text.strip()).matches()
                    ? LocalDate.parse(text.strip()).toString()
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String phone(Object answer) {
        if (!(answer instanceof String text)) {
            return null;
        }
        String digits = text.replaceAll("[\\s\\p{Z}-]", "").replaceFirst("^\\+86", "");
        return PHONE.matcher(digits).matches() ? digits : null;
    }

    /** What to write, after the question's name. */
    private static String hint(Question question) {
        return switch (question.type()) {
            case SHORT_TEXT -> "请用一行文字填写，最多 " + question.longest() + " 个字";
            case LONG_TEXT -> "请用文字填写，最多 " + question.longest() + " 个字";
            case WHOLE_NUMBER -> "请填整数，从 " + question.least() + " 到 " + question.most();
            case DATE -> "请填日期，写成 2026-11-23 这样";
            case YES_NO -> "请选“是”或“否”（true 或 false）";
            case ONE_OF -> "请从这些里选一个：" + String.join("、", question.choices());
            case PHONE -> "请填 11 位手机号，或者带区号的座机号";
        };
    }
}
