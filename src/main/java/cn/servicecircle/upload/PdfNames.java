package cn.servicecircle.upload;

import cn.servicecircle.kernel.Refusal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names ({@code /Type}) of a PDF that tell what it can do, picked out of its bytes (ISO 32000-1, 7.3.5). */
final class PdfNames {
    private static final Set<String> ENCRYPTED = Set.of("Encrypt");
    private static final Set<String> ACTIVE = Set.of(
            "JavaScript",
            "Launch",
            "EmbeddedFile",
            "EmbeddedFiles",
            "RichMedia",
            "XFA",
            "SubmitForm",
            "ImportData",
            "GoToE",
            "GoToR");
    /** In files with packed objects there is no honest use for these; a name could hide behind them. */
    private static final Set<String> PACKED = Set.of("ObjStm", "XRef", "XRefStm");

    private static final Set<String> HIDING =
            Set.of("ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "Crypt");
    private static final String TWICE = "FlateDecode";
    private static final Pattern ESCAPED = Pattern.compile("#([0-9A-Fa-f]{2})");
    /** Of the longest of them, all escaped. */
    private static final int LONGEST = 3 * "ASCIIHexDecode".length();

    private static final String DELIMITERS = "()<>[]{}/%\0\t\n\f\r ";

    private final Set<String> seen = new HashSet<>();
    private final StringBuilder name = new StringBuilder();
    private String previous = "";
    private boolean inName;

    /** Goes on where the last bytes ended. */
    void read(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            int b = Byte.toUnsignedInt(bytes[i]);
            if (inName && name.length() <= LONGEST && DELIMITERS.indexOf(b) < 0) {
                name.append((char) b);
            } else if (inName || b == '/') {
                end();
                inName = b == '/';
            }
        }
    }

    void end() {
        if (inName) {
            note(name.toString());
            name.setLength(0);
            inName = false;
        }
    }

    private void note(String raw) {
        String plain = ESCAPED.matcher(raw).replaceAll(PdfNames::unescaped);
        if (ENCRYPTED.contains(plain) || ACTIVE.contains(plain) || PACKED.contains(plain) || HIDING.contains(plain)) {
            seen.add(plain);
        } else if (plain.equals(TWICE) && previous.equals(TWICE)) {
            seen.addAll(HIDING);
        }
        previous = plain;
    }

    private static String unescaped(MatchResult hex) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16)));
    }

    void mustBeHarmless() {
        if (isSeen(ENCRYPTED)) {
            throw Refusal.invalid("upload:pdf-encrypted", "PDF 加了密", "请去掉密码，另存一份后再上传。");
        }
        if (isSeen(ACTIVE) || (isSeen(PACKED) && isSeen(HIDING))) {
            throw Refusal.invalid("upload:pdf-active", "PDF 里有脚本或夹带了文件", "请用“打印为 PDF”另存一份，或改传照片。");
        }
    }

    private boolean isSeen(Set<String> names) {
        return names.stream().anyMatch(seen::contains);
    }
}
