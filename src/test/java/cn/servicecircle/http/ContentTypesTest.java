package cn.servicecircle.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "Application/JSON",
                "application/*",
                "text/html, */*;q=0.1",
                "*/*;q=0, application/json",
                "application/json;q=1, application/*;q=0",
                "application/json ; charset = \"utf-8\"",
                "",
                " "
            })
    void anAcceptThatTakesJson(String accept) {
        assertTrue(ContentTypes.accepts(List.of(accept), ContentTypes.JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/jsonp",
                "application/json2",
                "*/*;q=0",
                "*/*;Q=0.0",
                "application/json;q=0, */*",
                "application/*;q=0.000, */*",
                "json",
                "*"
            })
    void anAcceptThatDoesNot(String accept) {
        assertFalse(ContentTypes.accepts(List.of(accept), ContentTypes.JSON));
    }

    @Test
    void severalAcceptLines_areOneList() {
        assertTrue(ContentTypes.accepts(List.of(), ContentTypes.JSON));
        assertTrue(ContentTypes.accepts(List.of("text/html", "application/json"), ContentTypes.JSON));
        assertFalse(ContentTypes.accepts(List.of("*/*", "application/json;q=0"), ContentTypes.JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=UTF-8",
                "application/json;\tcharset=\"utf-8\""
            })
    void aJsonBody(String type) {
        assertTrue(ContentTypes.isJson(type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/json",
                "application/json; charset=gbk",
                "application/json, text/plain",
                "application/problem+json"
            })
    void anotherBody(String type) {
        assertFalse(ContentTypes.isJson(type));
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, true",
        "image/*, true",
        "*/*, true",
        "'image/webp, */*;q=0.8', true",
        "image/png, false",
        "application/json, false",
        "'image/jpeg;q=0, image/*', false"
    })
    void anAcceptThatTakesAPicture(String accept, boolean taken) {
        assertEquals(taken, ContentTypes.accepts(List.of(accept), "image/jpeg"));
    }
}
