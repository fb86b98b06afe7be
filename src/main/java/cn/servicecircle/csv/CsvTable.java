package cn.servicecircle.csv;

import cn.servicecircle.http.Content;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.buffer.Buffer;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Pattern;

/** One table as RFC 4180 has it, in UTF-8 with the BOM without which WPS and Excel take it for another encoding. */
public final class CsvTable {
    private static final char BOM = '\uFEFF';
    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    /** What a spreadsheet program takes for the beginning of a formula, also full-width as Chinese keyboards type it. */
    private static final Pattern FORMULA = Pattern.compile("[\\t\\r\\n]|[\\s\\p{Z}]*[=+\\-@＝＋－＠]");

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(0).build(text);
    private final ZoneId zone;

    /** @param zone in which instants are told */
    public CsvTable(ZoneId zone, String... header) {
        this.zone = zone;
        text.append(BOM);
        writer.writeRecord(header);
    }

    /** @param cells text, numbers, instants, or null for an empty one */
    public void add(Object... cells) {
        writer.writeRecord(Arrays.stream(cells).map(this::cell).toArray(String[]::new));
    }

    private String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant instant) {
            return TO_THE_MINUTE.format(instant.atZone(zone));
        }
        return value instanceof Number ? value.toString() : harmless(value.toString());
    }

    /** Text that would be a formula is made text by an apostrophe (CWE-1236). */
    private static String harmless(String text) {
        return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** @param fileName under which it is saved; letters, digits, dots and hyphens */
    public Content toContent(String fileName) {
        return Content.whole("text/csv", Buffer.buffer(text.toString()))
                .with("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }
}
