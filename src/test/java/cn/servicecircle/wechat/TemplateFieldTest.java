package cn.servicecircle.wechat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFieldTest {
    enum Type {
        THING(TemplateField::thing),
        NAME(TemplateField::name),
        PHRASE(TemplateField::phrase),
        CHARACTER_STRING(TemplateField::characterString),
        LETTER(TemplateField::letter),
        SYMBOL(TemplateField::symbol),
        PHONE_NUMBER(TemplateField::phoneNumber),
        CAR_NUMBER(TemplateField::carNumber),
        NUMBER((number, text) -> TemplateField.number(number, new BigDecimal(text))),
        AMOUNT((number, text) -> TemplateField.amount(number, new BigDecimal(text)));

        final BiFunction<Integer, String, TemplateField> factory;

        Type(BiFunction<Integer, String, TemplateField> factory) {
            this.factory = factory;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "THING, 代办高龄补贴, 代办高龄补贴",
        "THING, '  两边  和中间的空格 ', 两边 和中间的空格",
        "THING, 一二三四五六七八九十一二三四五六七八九十, 一二三四五六七八九十一二三四五六七八九十",
        "THING, 一二三四五六七八九十一二三四五六七八九十超, 一二三四五六七八九十一二三四五六七八九…",
        "THING, 一二三四五六七八九十一二三四五六七八😀好长, 一二三四五六七八九十一二三四五六七八…",
        "NAME, 欧阳一二三四五六七八九, 欧阳一二三四五六七…",
        "NAME, Alexandra Longfellow, Alexandra Longfellow",
        "NAME, Alexandra Longfellows, Alexandra Longfello…",
        "PHRASE, 办理中, 办理中",
        "PHRASE, ' 已受理了吗', 已受理了吗",
        "CHARACTER_STRING, KT-2026#0001, KT-2026#0001",
        "CHARACTER_STRING, 12345678901234567890123456789012, 12345678901234567890123456789012",
        "LETTER, ABCdef, ABCdef",
        "SYMBOL, ★★★★☆, ★★★★☆",
        "PHONE_NUMBER, +86-0766-66888866, +86-0766-66888866",
        "CAR_NUMBER, 甘L12345, 甘L12345",
        "CAR_NUMBER, 甘LD12345, 甘LD12345",
        "CAR_NUMBER, 粤Z1234港, 粤Z1234港",
        "NUMBER, 42, 42",
        "NUMBER, 1E3, 1000",
        "NUMBER, -0.5, -0.5",
        "AMOUNT, 12.5, ¥12.50",
        "AMOUNT, 99999999.99, ¥99999999.99",
    })
    void whatFits_isSentAsItIsOrShortened(Type type, String text, String sent) {
        assertEquals(sent, type.factory.apply(1, text).value());
    }

    @ParameterizedTest
    @CsvSource({
        "THING, '  '",
        "NAME, ''",
        "PHRASE, 六个字太长了",
        "PHRASE, Done",
        "PHRASE, 完成1",
        "CHARACTER_STRING, 编号1",
        "CHARACTER_STRING, A B",
        "CHARACTER_STRING, 123456789012345678901234567890123",
        "LETTER, A1",
        "LETTER, abcdefghijklmnopqrstuvwxyzabcdefg",
        "SYMBOL, ★★★★☆☆",
        "SYMBOL, A",
        "PHONE_NUMBER, 123456789012345678",
        "PHONE_NUMBER, 一三八",
        "CAR_NUMBER, 甘LD1234567",
        "CAR_NUMBER, 甘甘12345",
        "NUMBER, 123456789012345678901234567890123",
        "NUMBER, 0.12345678901234567",
        "AMOUNT, 100000000",
        "AMOUNT, -1",
    })
    void whatCannotBeMadeToFit_isRefused(Type type, String text) {
        assertThrows(IllegalArgumentException.class, () -> type.factory.apply(1, text));
    }

    @Test
    void aFractionOfAFen_isRefusedAndNotRounded() {
        assertThrows(ArithmeticException.class, () -> TemplateField.amount(1, new BigDecimal("0.005")));
    }

    @Test
    void lineBreaksAndInvisibleCharacters_becomeOneSpace() {
        assertEquals(
                "一 二 三", TemplateField.thing(1, "一\r\n二\u202e\t\u200b三\u2028").value());
    }

    @Test
    void shortening_neverLeavesHalfAnEmoji() {
        String sent = TemplateField.thing(1, "😀".repeat(11)).value();
        assertEquals("😀".repeat(9) + "…", sent);
        assertFalse(Character.isHighSurrogate(sent.charAt(sent.length() - 2)));
    }

    @Test
    void momentsAndDays_areWrittenInChinese() {
        assertEquals(
                "2026年3月9日 08:05",
                TemplateField.time(2, LocalDateTime.of(2026, 3, 9, 8, 5)).value());
        assertEquals(
                "2026年3月9日", TemplateField.date(3, LocalDate.of(2026, 3, 9)).value());
    }

    @ParameterizedTest
    @CsvSource({
        "THING, 文, thing4",
        "NAME, 文, name4",
        "PHRASE, 文, phrase4",
        "CHARACTER_STRING, a, character_string4",
        "LETTER, a, letter4",
        "SYMBOL, '!', symbol4",
        "PHONE_NUMBER, 1, phone_number4",
        "CAR_NUMBER, 甘L1, car_number4",
        "NUMBER, 1, number4",
        "AMOUNT, 1, amount4",
    })
    void theKey_isTheTypeAndTheNumberInTheTemplate(Type type, String text, String key) {
        assertEquals(key, type.factory.apply(4, text).key());
    }

    @Test
    void aFieldReadBackFromStorage_isCheckedAgain() {
        assertThrows(IllegalArgumentException.class, () -> new TemplateField("thing1", "一\n二"));
        assertThrows(IllegalArgumentException.class, () -> new TemplateField("thing1", " "));
        assertThrows(IllegalArgumentException.class, () -> new TemplateField("Thing", "一"));
    }

    @Test
    void theLogForm_doesNotSayWhatIsSent() {
        assertTrue(TemplateField.thing(1, "王某的低保").toString().contains("thing1"));
        assertFalse(TemplateField.thing(1, "王某的低保").toString().contains("王某"));
    }
}
