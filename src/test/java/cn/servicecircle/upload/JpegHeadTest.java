package cn.servicecircle.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegHeadTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void orientation_isReadFromExif(int orientation) {
        assertEquals(
                orientation, JpegHead.of(TestPictures.photo(8, 8, orientation)).orientation());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, -1, 99})
    void anOrientationThatIsNone_isUpright(int orientation) {
        assertEquals(1, JpegHead.of(TestPictures.photo(8, 8, orientation)).orientation());
    }

    @Test
    void withoutExif_itIsUpright() {
        assertEquals(new JpegHead(1, 1, true), JpegHead.of(TestPictures.jpeg(8, 8)));
    }

    @Test
    void whatFollowsTheEnd_doesNotMatter() {
        byte[] jpeg = TestPictures.jpeg(8, 8);
        byte[] polyglot = Arrays.copyOf(jpeg, jpeg.length + 100);
        assertTrue(JpegHead.of(polyglot).complete());
    }

    @Test
    void everyTruncation_isSeen() {
        byte[] photo = TestPictures.photo(8, 8, 6);
        for (int length = 3; length < photo.length; length++) {
            JpegHead head = JpegHead.of(Arrays.copyOf(photo, length));
            assertFalse(head.complete(), "at " + length);
            assertThrows(Refusal.class, head::mustBeSound);
        }
    }

    @Test
    void noise_isReadWithoutHarm() {
        byte[] sound = TestPictures.photo(1, 1, 3);
        Random random = new Random(42);
        for (int i = 0; i < 20_000; i++) {
            byte[] photo = sound.clone();
            for (int j = 0; j < 4; j++) {
                photo[random.nextInt(300)] = (byte) random.nextInt(256);
            }
            int orientation = JpegHead.of(photo).orientation();
            assertTrue(orientation >= 1 && orientation <= 8);
        }
    }

    @Test
    void scansWithoutEnd_areRefused() {
        byte[] jpeg = TestPictures.jpeg(8, 8);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 200; i++) {
            bomb.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 2});
        }
        bomb.write(jpeg, jpeg.length - 2, 2);
        JpegHead head = JpegHead.of(bomb.toByteArray());
        assertEquals(201, head.scans());
        assertThrows(Refusal.class, head::mustBeSound);
    }
}
