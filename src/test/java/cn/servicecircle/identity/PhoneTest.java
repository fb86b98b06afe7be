package cn.servicecircle.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "86 13800138000, 138****8000",
        "852 51234567, +852 5****67",
        "1 2025550143, +1 2****43",
        "86 12345, 1****45",
        "49 15123456789, +49 151****6789"
    })
    void itsOwnerSeesItMasked_andNobodySeesMore(String text, String masked) {
        Phone phone = Phone.of(text);
        assertEquals(masked, phone.masked());
        assertEquals(masked, phone.toString());
        assertEquals(text, phone.text());
    }
}
