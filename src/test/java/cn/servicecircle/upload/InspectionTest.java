package cn.servicecircle.upload;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a received file becomes, or why it is not taken. */
class InspectionTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Inspection INSPECTION = new Inspection(VERTX);

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    private Inspected inspect(byte[] file) throws IOException {
        Path received = Files.write(folder.resolve("received"), file);
        return INSPECTION.of(received, folder.resolve("remade")).await();
    }

    private String refusal(byte[] file) {
        return assertThrows(Refusal.class, () -> inspect(file)).type();
    }

    private BufferedImage picture(byte[] file) throws IOException {
        Inspected made = inspect(file);
        assertEquals(FileType.JPEG, made.type());
        return TestPictures.decoded(Files.readAllBytes(made.file()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    static Stream<Arguments> whatIsNotTaken() {
        byte[] jpeg = TestPictures.jpeg(64, 64);
        byte[] png = TestPictures.png(64, 64);
        byte[] html = ascii("<html><script>alert(1)</script></html>");
        return Stream.of(
                Arguments.of("nothing", "upload:unknown-type", new byte[0]),
                Arguments.of("one byte", "upload:unknown-type", new byte[] {(byte) 0xff}),
                Arguments.of("a web page", "upload:unknown-type", html),
                Arguments.of("a web page, then a picture", "upload:unknown-type", joined(html, jpeg)),
                Arguments.of("a PDF after a blank line", "upload:unknown-type", joined(ascii("\n"), TestPdfs.plain())),
                Arguments.of("a GIF", "upload:unknown-type", TestPictures.gif(8, 8)),
                Arguments.of("an SVG", "upload:unknown-type", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>")),
                Arguments.of("a WebP", "upload:unknown-type", ascii("RIFF\0\0\0\0WEBPVP8 ")),
                Arguments.of("an archive", "upload:unknown-type", ascii("PK\3\4")),
                Arguments.of("a JPEG's first bytes and a page", "upload:broken", joined(Arrays.copyOf(jpeg, 3), html)),
                Arguments.of("half a JPEG", "upload:broken", Arrays.copyOf(jpeg, jpeg.length / 2)),
                Arguments.of("a JPEG but its end", "upload:broken", Arrays.copyOf(jpeg, jpeg.length - 2)),
                Arguments.of("a PNG's head", "upload:broken", Arrays.copyOf(png, 40)),
                Arguments.of("half a PNG", "upload:broken", Arrays.copyOf(png, png.length / 2)),
                Arguments.of("a PDF's head", "upload:broken", ascii("%PDF-1.7\n")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("whatIsNotTaken")
    @Tag("ASVS-5.2.2")
    void whatItIs_isToldByItsContent(String what, String refusal, byte[] file) {
        assertEquals(refusal, refusal(file), what);
    }

    @Test
    void aPicture_isMadeAnew_andNothingThatHangsOnItComesAlong() throws IOException {
        byte[] polyglot = joined(TestPictures.jpeg(64, 64), ascii("PK\3\4<script>alert(1)</script>"));
        Inspected made = inspect(polyglot);
        byte[] kept = Files.readAllBytes(made.file());
        assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("script"));
        assertEquals(kept.length, made.bytes());
        assertArrayEquals(sha256(kept), made.sha256());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @Tag("ASVS-14.2.8")
    void whereItWasTaken_andWhatIsSaidBesideIt_isGone() throws IOException {
        byte[] photo = TestPictures.photo(64, 64, 1);
        assertTrue(new String(photo, StandardCharsets.ISO_8859_1).contains(TestPictures.SECRET));
        String kept = Files.readString(inspect(photo).file(), StandardCharsets.ISO_8859_1);
        assertFalse(kept.contains(TestPictures.SECRET));
        assertFalse(kept.contains("Exif"));
    }

    /** Where the red quarter comes to lie, whose place in the file is above left, and the green one, above right. */
    @ParameterizedTest
    @CsvSource({
        "1, 40, 24, 0 0, 1 0",
        "2, 40, 24, 1 0, 0 0",
        "3, 40, 24, 1 1, 0 1",
        "4, 40, 24, 0 1, 1 1",
        "5, 24, 40, 0 0, 0 1",
        "6, 24, 40, 1 0, 1 1",
        "7, 24, 40, 1 1, 1 0",
        "8, 24, 40, 0 1, 0 0",
    })
    void aPhotoTakenOnItsSide_isUpright(int orientation, int width, int height, String red, String green)
            throws IOException {
        BufferedImage upright = picture(TestPictures.photo(40, 24, orientation));
        assertEquals(width, upright.getWidth());
        assertEquals(height, upright.getHeight());
        assertEquals("red", colour(upright, red));
        assertEquals("green", colour(upright, green));
    }

    private static String colour(BufferedImage picture, String quarter) {
        int x = picture.getWidth() * (quarter.charAt(0) == '0' ? 1 : 3) / 4;
        int y = picture.getHeight() * (quarter.charAt(2) == '0' ? 1 : 3) / 4;
        int rgb = picture.getRGB(x, y);
        boolean red = (rgb >> 16 & 0xff) > 128;
        boolean green = (rgb >> 8 & 0xff) > 128;
        return red && green ? "yellow" : red ? "red" : green ? "green" : "blue";
    }

    @ParameterizedTest
    @CsvSource({
        "6000, 3000, 2560, 1280",
        "3000, 6000, 1280, 2560",
        "2561, 100, 2560, 99",
        "2560, 2560, 2560, 2560",
        "30000, 2, 2560, 1",
        "1, 1, 1, 1"
    })
    void aLargePicture_isReduced(int width, int height, int keptWidth, int keptHeight) throws IOException {
        BufferedImage kept = picture(TestPictures.png(width, height));
        assertEquals(keptWidth, kept.getWidth());
        assertEquals(keptHeight, kept.getHeight());
    }

    @Test
    void whatIsTransparent_isWhite() throws IOException {
        assertEquals(0xffffffff, picture(TestPictures.transparentPng(8, 8)).getRGB(4, 4));
    }

    @ParameterizedTest
    @CsvSource({"10, TYPE_BYTE_GRAY", "12, TYPE_BYTE_BINARY", "13, TYPE_BYTE_INDEXED", "11, TYPE_USHORT_GRAY"})
    void fewColoursOrGrey_areTakenToo(int type, String name) throws IOException {
        BufferedImage grey = TestPictures.quarters(16, 16, type);
        assertEquals(16, picture(TestPictures.encoded(grey, "png")).getWidth(), name);
    }

    @ParameterizedTest
    @CsvSource({
        "50000, 50000, 8, 2",
        "2147483647, 2147483647, 8, 6",
        "40000001, 1, 1, 0",
        "6400, 6251, 8, 2",
        "5000, 5000, 16, 6"
    })
    @Tag("ASVS-5.2.6")
    void aFloodOfPixels_isRefusedBeforeItComes(int width, int height, int bits, int colourType) {
        byte[] bomb = TestPictures.pngDeclaring(width, height, bits, colourType);
        assertTrue(bomb.length < 1_000, "a small file");
        long before = usedMemory();
        long began = System.nanoTime();
        assertEquals("upload:too-many-pixels", refusal(bomb));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 2_000, "took too long");
        assertTrue(usedMemory() - before < 50_000_000, "took memory");
    }

    private static long usedMemory() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void asManyPixelsAsMayBe_areTaken() throws IOException {
        BufferedImage most = new BufferedImage(8000, 5000, BufferedImage.TYPE_BYTE_BINARY);
        assertEquals(2560, picture(TestPictures.encoded(most, "png")).getWidth());
    }

    @Test
    void aPdf_isKeptAsItIs() throws IOException {
        byte[] pdf = TestPdfs.plain();
        Inspected kept = inspect(pdf);
        assertEquals(FileType.PDF, kept.type());
        assertArrayEquals(pdf, Files.readAllBytes(kept.file()));
        assertArrayEquals(sha256(pdf), kept.sha256());
    }
}
