package cn.servicecircle.upload;

import cn.servicecircle.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Refuses a PDF that is encrypted or can do something: run a script, start a program, carry a file. It is no reader, and no
 * virus scanner: it looks for the names that such things must bear, in the clear and in whatever can be inflated, wherever
 * that stands. A real reader inflates objects into memory without a bound (PDFBox 3.0.8: a heap of 400 MB is not enough for a
 * file of 1 MB); this one keeps nothing, and counts.
 */
final class PdfCheck {
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = 1024;
    /** Bytes read and made by inflating; a scanned form of ten pages has some 100 MB. */
    private static final long MOST_WORK = 512L * 1024 * 1024;

    private final byte[] file;
    private final PdfNames names = new PdfNames();
    private final byte[] inflated = new byte[16 * 1024];
    private long work;

    private PdfCheck(byte[] file) {
        this.file = file;
    }

    static void mustBeHarmless(byte[] file) {
        String head = text(file, 0, Math.min(file.length, 8));
        String tail = text(file, Math.max(0, file.length - TAIL), file.length);
        if (!head.matches("(?s)%PDF-[12]\\.[0-9]") || !tail.matches("(?s).*startxref.*%%EOF.*")) {
            throw Inspection.broken();
        }
        new PdfCheck(file).check();
    }

    private static String text(byte[] file, int from, int to) {
        return new String(file, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private void check() {
        names.read(file, file.length);
        names.end();
        Inflater inflater = new Inflater();
        try {
            for (int at = 0; at + STREAM.length < file.length; at++) {
                if (file[at] == 's' && Arrays.equals(file, at, at + STREAM.length, STREAM, 0, STREAM.length)) {
                    inflate(inflater, afterLineEnd(at + STREAM.length));
                }
            }
        } finally {
            inflater.end();
        }
        names.mustBeHarmless();
    }

    private int afterLineEnd(int at) {
        int next = at;
        while (next < file.length && (file[next] == '\r' || file[next] == '\n')) {
            next++;
        }
        return next;
    }

    /** What stands there may be anything: what is no deflated data ends at once. */
    private void inflate(Inflater inflater, int from) {
        inflater.reset();
        inflater.setInput(file, from, file.length - from);
        for (int made = some(inflater); made > 0; made = some(inflater)) {
            names.read(inflated, made);
            mustBeInBounds(work + inflater.getBytesRead() + inflater.getBytesWritten());
        }
        names.end();
        work += inflater.getBytesRead() + inflater.getBytesWritten();
        mustBeInBounds(work);
    }

    /** How much more was inflated; what is no deflated data, or not to its end, may have given some all the same. */
    private int some(Inflater inflater) {
        long before = inflater.getBytesWritten();
        try {
            return inflater.inflate(inflated);
        } catch (DataFormatException broken) {
            return (int) (inflater.getBytesWritten() - before);
        }
    }

    private static void mustBeInBounds(long work) {
        if (work > MOST_WORK) {
            throw Refusal.invalid("upload:pdf-too-much", "PDF 内容太多", "请分成几份上传，或改传照片。");
        }
    }
}
