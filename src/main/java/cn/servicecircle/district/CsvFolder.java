package cn.servicecircle.district;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads CSV files as WPS and Excel write them: UTF-8 with or without a BOM, columns in any order, blank rows skipped. */
final class CsvFolder {

    private static final String BOM = "\uFEFF";

    private final Path folder;
    private final Problems problems;

    CsvFolder(Path folder, Problems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Whether there is such a file at all, for those that a district need not have. */
    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    /**
     * The data rows of a file whose columns are {@code columns}, separated by commas. None when the file, its encoding, its
     * quotes or its header is a problem: every row would be one then.
     */
    List<CsvRow> rows(String file, String columns) {
        return rows(file, columns, "");
    }

    /** As {@link #rows(String, String)}, of a file that may have {@code more} columns: all of them, or none. */
    List<CsvRow> rows(String file, String columns, String more) {
        List<CsvRecord> records = records(file, text(file));
        if (records.isEmpty()) {
            return List.of();
        }
        List<String> header = fields(records.get(0));
        boolean hasMore = Arrays.stream(more.split(",")).anyMatch(header::contains);
        if (!isHeader(file, header, List.of((hasMore ? columns + "," + more : columns).split(",")))) {
            return List.of();
        }
        Map<String, Long> keys = new HashMap<>();
        List<CsvRow> rows = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            List<String> fields = fields(record);
            if (!fields.stream().allMatch(String::isEmpty)) {
                rows.add(new CsvRow(file, record.getStartingLineNumber(), header, fields, keys, problems));
            }
        }
        rows.forEach(CsvRow::refuseMoreFieldsThanColumns);
        if (rows.isEmpty()) {
            problems.add(file, "只有表头，没有数据");
        }
        return rows;
    }

    /** As {@link #rows}, of a file that may be left out; none then. */
    List<CsvRow> optionalRows(String file, String columns) {
        return Files.exists(folder.resolve(file)) ? rows(file, columns) : List.of();
    }

    private String text(String file) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(file));
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.isBlank()) {
                problems.add(file, "是空文件");
            }
            return text.startsWith(BOM) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            problems.add(file, "不是 UTF-8 编码；请在 WPS 或 Excel 里另存为“CSV UTF-8”");
        } catch (IOException e) {
            problems.add(file, "读不到这个文件；应在文件夹 " + folder + " 里，并且有权读取");
        }
        return "";
    }

    private List<CsvRecord> records(String file, String text) {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text);
        List<CsvRecord> records = new ArrayList<>();
        try {
            reader.forEach(records::add);
            return records;
        } catch (CsvParseException e) {
            long last = records.isEmpty() ? 0 : records.get(records.size() - 1).getStartingLineNumber();
            problems.add(file + " 第 " + last + " 行之后", "引号没有成对，或引号后面还有别的字；整个文件都没有读");
            return List.of();
        }
    }

    private boolean isHeader(String file, List<String> header, List<String> columns) {
        String expected = "；表头应为 " + String.join(",", columns);
        boolean right = true;
        for (int i = 0; i < header.size(); i++) {
            String column = header.get(i);
            if (!columns.contains(column) || header.indexOf(column) < i) {
                String problem = columns.contains(column) ? "这一列重复了" : "不认识这一列" + expected;
                problems.add("%s 第 1 行 第 %d 列（%s）".formatted(file, i + 1, column), problem);
                right = false;
            }
        }
        for (String column : columns) {
            if (!header.contains(column)) {
                problems.add(file + " 第 1 行", "没有“" + column + "”这一列" + expected);
                right = false;
            }
        }
        return right;
    }

    private static List<String> fields(CsvRecord record) {
        return record.getFields().stream().map(String::strip).toList();
    }
}
