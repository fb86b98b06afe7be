package cn.servicecircle.upload;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.servicecircle.kernel.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfCheckTest {
    private static final String FLATE = "/Filter /FlateDecode";

    private static String refusal(byte[] pdf) {
        return assertThrows(Refusal.class, () -> PdfCheck.mustBeHarmless(pdf)).type();
    }

    private static void assertTaken(byte[] pdf) {
        assertDoesNotThrow(() -> PdfCheck.mustBeHarmless(pdf));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<< /S /JavaScript /JS (app.alert(1)) >>",
                "<</S/JavaScript/JS(app.alert(1))>>",
                "<< /S /Java#53cript /JS (app.alert(1)) >>",
                "<< /S /#4a#61#76#61#53#63#72#69#70#74 >>",
                "<< /S\n/JavaScript\r/JS (x) >>",
                "<< /S /JavaScript%comment\n >>",
                "<< /S /Launch /F (cmd.exe) >>",
                "<< /Type /EmbeddedFile >>",
                "<< /Names << /EmbeddedFiles 9 0 R >> >>",
                "<< /Subtype /RichMedia >>",
                "<< /AcroForm << /XFA 9 0 R >> >>",
                "<< /S /SubmitForm /F (http://evil.example) >>",
                "<< /S /GoToR /F (\\\\\\\\evil.example\\\\x) >>",
            })
    void whatCanDoSomething_isRefused(String object) {
        assertEquals("upload:pdf-active", refusal(TestPdfs.with(object)));
        byte[] packed = TestPictures.deflated(latin1("1 0 " + object));
        assertEquals("upload:pdf-active", refusal(TestPdfs.withStream("/Type /ObjStm " + FLATE, packed)));
        assertEquals("upload:pdf-active", refusal(TestPdfs.withStream(FLATE, packed)));
    }

    @Test
    void whatIsEncrypted_isRefused() {
        assertEquals("upload:pdf-encrypted", refusal(TestPdfs.with("<< /Encrypt 9 0 R >>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<< /Title (About JavaScript and Launch) >>",
                "<< /JavaScripted 1 /XFAC 2 /Launcher 3 /Java#53criptX 4 >>",
                "<< /OpenAction [3 0 R /Fit] /AA << /O << /S /GoTo /D [3 0 R /Fit] >> >> >>",
                "<< /S /URI /URI (https://www.gskt.gov.cn/) >>",
                "<< /Type /#zz#4 /#24#5c /Name#20of#20it >>",
                "<< /Filter [/ASCII85Decode /FlateDecode] >>",
            })
    void whatOnlySounds_isTaken(String object) {
        assertTaken(TestPdfs.with(object));
        assertTaken(TestPdfs.withStream(FLATE, TestPictures.deflated(latin1(object))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Type /ObjStm /Filter [/ASCIIHexDecode /FlateDecode]",
                "/Type /ObjStm /Filter /LZWDecode",
                "/Type /Obj#53tm /Filter /#41SCII85Decode",
                "/Type /XRef /Filter [/FlateDecode /FlateDecode]"
            })
    void packedObjects_thatHideBehindAnotherCode_areRefused(String dictionary) {
        assertEquals("upload:pdf-active", refusal(TestPdfs.withStream(dictionary, new byte[100])));
    }

    @Test
    void ordinaryPackedObjects_areTaken() {
        byte[] objects = TestPictures.deflated(latin1("1 0 << /Type /Catalog /Pages 2 0 R >>"));
        assertTaken(TestPdfs.withStream("/Type /ObjStm " + FLATE, objects));
    }

    @Test
    void aName_isFoundAcrossTheEdgeOfWhatIsInflatedAtOnce() {
        for (int before = 16 * 1024 - 12; before <= 16 * 1024; before++) {
            byte[] text = latin1(" ".repeat(before) + "/JavaScript ");
            assertEquals("upload:pdf-active", refusal(TestPdfs.withStream(FLATE, TestPictures.deflated(text))));
        }
    }

    @Test
    void whatFollowsBrokenDeflatedData_isStillLookedAt() {
        byte[] deflated = TestPictures.deflated(latin1("/JavaScript ".repeat(10)));
        byte[] cut = Arrays.copyOf(deflated, deflated.length - 4);
        assertEquals("upload:pdf-active", refusal(TestPdfs.withStream(FLATE, cut)));
    }

    @Test
    void noise_isTaken() {
        assertTaken(TestPdfs.ofSize(5_000_000));
    }

    @Test
    void aBomb_isRefusedInTime() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bomb)) {
            for (int mebibytes = 0; mebibytes < 600; mebibytes++) {
                deflater.write(new byte[1024 * 1024]);
            }
        }
        assertTrue(bomb.size() < 1_000_000);
        assertEquals("upload:pdf-too-much", inTime(TestPdfs.withStream(FLATE, bomb.toByteArray())));
    }

    /** From each of these beginnings the inflater reads on to the end of the file. */
    @Test
    void aBombOfBeginnings_isRefusedInTime() {
        byte[] beginning = latin1("stream\n\u0078\u009c");
        byte[] stored = latin1("\0\t\0\u00f6\u00ff");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.writeBytes(beginning);
        while (many.size() < 5_000_000) {
            many.writeBytes(stored);
            many.writeBytes(beginning);
        }
        assertEquals("upload:pdf-too-much", inTime(TestPdfs.withStream("", many.toByteArray())));
    }

    private static String inTime(byte[] pdf) {
        long began = System.nanoTime();
        String refusal = refusal(pdf);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.toSeconds() < 20, took.toString());
        return refusal;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%PDF-",
                "%PDF-1.7",
                "%PDF-9.7 startxref %%EOF",
                "%PDF-1.x startxref %%EOF",
                "%PDF-1.7 %%EOF startxref",
                "%PDF-1.7 startxref"
            })
    void whatHasNoHeadOrEnd_isBroken(String pdf) {
        assertEquals("upload:broken", refusal(latin1(pdf)));
    }
}
