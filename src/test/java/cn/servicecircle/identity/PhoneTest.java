package cn.servicecircle.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import cn.servicecircle.kernel.Refusal;
import cn.servicecircle.wechat.WeChatPhone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "86, 13800138000, true",
        "86, 19912345678, true",
        "86, 12800138000, false",
        "86, 1380013800, false",
        "86, 02161234567, false",
        "852, 51234567, true",
        "852, 21234567, false",
        "853, 66123456, true",
        "853, 28123456, false",
        "886, 912345678, true",
        "886, 223456789, false",
        "1, 2025550143, false",
        "81, 9012345678, false"
    })
    void onlyMobilesOfTheMainlandHongKongAndMacao_areAccepted(String country, String number, boolean accepted) {
        WeChatPhone told = new WeChatPhone(country, number);
        if (accepted) {
            assertEquals(number, Phone.of(told).number());
        } else {
            assertEquals(
                    "phone:not-accepted",
                    assertThrows(Refusal.class, () -> Phone.of(told)).type());
        }
    }

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
