package cn.servicecircle.catalogue;

import static cn.servicecircle.catalogue.CatalogueFixture.NOTICE;
import static cn.servicecircle.catalogue.CatalogueFixture.content;
import static cn.servicecircle.catalogue.CatalogueFixture.number;
import static cn.servicecircle.catalogue.CatalogueFixture.oneOf;
import static cn.servicecircle.catalogue.CatalogueFixture.question;
import static cn.servicecircle.catalogue.CatalogueFixture.text;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import cn.servicecircle.catalogue.Question.Type;
import cn.servicecircle.catalogue.ServiceItem.Kind;
import cn.servicecircle.http.Json;
import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.kernel.Refusal.Fault;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an item may say. */
class ItemContentTest {
    private static final Question CHOICES_OF_A_DATE =
            new Question("q", "问题", Type.DATE, true, null, null, null, List.of("甲", "乙"));
    private static final Question BOUNDS_OF_A_TEXT =
            new Question("q", "问题", Type.SHORT_TEXT, true, null, null, 5, null);

    @Test
    void whatIsLeftOut_hasItsDefault() {
        ItemContent content = content();
        assertEquals("免费", content.fee());
        assertEquals(5, content.responseDays());
        assertEquals(List.of(), content.materials());
        assertEquals(List.of(), content.questions());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(content(20, 21, null), "/content/promisedDays"),
                arguments(content(oneOf()), "/content/questions/0/choices"),
                arguments(content(oneOf("甲")), "/content/questions/0/choices"),
                arguments(content(oneOf("甲", "甲")), "/content/questions/0/choices"),
                arguments(content(CHOICES_OF_A_DATE), "/content/questions/0/choices"),
                arguments(content(text(Type.SHORT_TEXT, 101)), "/content/questions/0/maxLength"),
                arguments(content(text(Type.LONG_TEXT, 1001)), "/content/questions/0/maxLength"),
                arguments(content(text(Type.PHONE, 11)), "/content/questions/0/maxLength"),
                arguments(content(number(6, 5)), "/content/questions/0/max"),
                arguments(content(BOUNDS_OF_A_TEXT), "/content/questions/0/max"),
                arguments(content(question(Type.DATE, true), question(Type.PHONE, true)), "/content/questions/1/key"),
                arguments(
                        content().with(List.of(material("身份证"), material("身份证")), List.of()),
                        "/content/materials/1/name"));
    }

    private static Material material(String name) {
        return new Material(name, Material.Form.ORIGINAL, 1, "本人持有");
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatDoesNotGoTogether_isPointedAt(ItemContent content, String pointer) {
        Refusal refusal = assertThrows(Refusal.class, () -> content.check(Kind.ASSIST));
        assertEquals("service-item:inconsistent", refusal.type());
        assertEquals(
                List.of(pointer), refusal.faults().stream().map(Fault::pointer).toList());
    }

    @Test
    void whatGoesTogether_isTaken() {
        for (ItemContent right : List.of(
                content(20, 20, null),
                content(null, 366, null),
                content(oneOf("甲", "乙")),
                content(text(Type.SHORT_TEXT, 100)),
                content(number(5, 5)))) {
            assertDoesNotThrow(() -> right.check(Kind.ASSIST));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void hazardsAndDisputes_sayThatEmergenciesGoElsewhere(Kind kind) {
        List<String> pointers = kind.needsEmergencyCheck() ? List.of("/notice") : List.of();
        for (String notice : new String[] {null, "宠物走失不在这里报"}) {
            assertEquals(
                    pointers,
                    content(null, 5, notice).faults(kind).stream()
                            .map(Fault::pointer)
                            .toList());
        }
        assertEquals(List.of(), content(null, 5, NOTICE).faults(kind));
    }

    @Test
    void aStoredVersion_saysTheSameWhenItIsRead() {
        ItemContent content = content(30, 20, null, oneOf("甲", "乙"), number(1, null))
                .with(List.of(material("身份证")), List.of(oneOf("甲", "乙"), number(1, null)));
        assertEquals(content, Json.read(Json.encode(content).toString(), ItemContent.class));
    }
}
