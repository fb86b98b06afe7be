package cn.servicecircle.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of file that are taken, told apart by how they begin, whatever anybody calls them. */
public enum FileType {
    JPEG("image/jpeg", ".jpg", HexFormat.of().parseHex("ffd8ff")),
    PNG("image/png", ".png", HexFormat.of().parseHex("89504e470d0a1a0a")),
    PDF("application/pdf", ".pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII));

    private final String contentType;
    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out
    private final byte[] beginning;

    FileType(String contentType, String extension, byte[] beginning) {
        this.contentType = contentType;
        this.extension = extension;
        this.beginning = beginning;
    }

    static Optional<FileType> of(byte[] file) {
        return Arrays.stream(values()).filter(type -> type.begins(file)).findFirst();
    }

    /** The inverse of {@link #contentType}. */
    public static FileType ofContentType(String contentType) {
        return Arrays.stream(values())
                .filter(type -> type.contentType.equals(contentType))
                .findFirst()
                .orElseThrow();
    }

    private boolean begins(byte[] file) {
        return file.length >= beginning.length
                && Arrays.equals(file, 0, beginning.length, beginning, 0, beginning.length);
    }

    public String contentType() {
        return contentType;
    }

    public String extension() {
        return extension;
    }
}
