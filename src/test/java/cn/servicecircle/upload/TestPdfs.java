package cn.servicecircle.upload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** PDF files made in code, as far as anybody here reads them. */
public final class TestPdfs {
    private TestPdfs() {}

    /** One empty page, and an object with the given text. */
    public static byte[] with(String object) {
        return of("""
                %%PDF-1.7
                1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
                2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
                3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj
                4 0 obj %s endobj
                """.formatted(object).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An object within a stream. */
    public static byte[] withStream(String dictionary, byte[] content) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes("%%PDF-1.7\n5 0 obj << %s /Length %d >> stream\r\n"
                .formatted(dictionary, content.length)
                .getBytes(StandardCharsets.ISO_8859_1));
        stream.writeBytes(content);
        stream.writeBytes("\nendstream endobj\n".getBytes(StandardCharsets.ISO_8859_1));
        return of(stream.toByteArray());
    }

    public static byte[] plain() {
        return with("<< /Title (Nothing) >>");
    }

    /** As large as one likes, with bytes that compress no further. */
    public static byte[] ofSize(int bytes) {
        String photo = "/Filter /DCTDecode";
        int around = withStream(photo, new byte[bytes]).length - bytes;
        byte[] noise = new byte[bytes - around];
        new Random(7).nextBytes(noise);
        return withStream(photo, noise);
    }

    private static byte[] of(byte[] objects) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(objects);
        pdf.writeBytes("trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1));
        return pdf.toByteArray();
    }
}
