package cn.servicecircle.kernel;

import java.util.List;

/** A "no" that the caller can act on; {@code http} turns it into RFC 9457 problem details. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why not; {@code http} knows the status code of each. */
    public enum Kind {
        MALFORMED,
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        CONFLICT,
        TOO_MANY,
        UNAVAILABLE
    }

    /** One thing to mend in the request: in the body ({@code pointer}, RFC 6901) or in a parameter. */
    public record Fault(String pointer, String parameter, String detail) {}

    private final Kind kind;
    private final String type;
    private final String title;
    private final transient List<Fault> faults;
    private final transient List<String> possible;

    /**
     * @param type   stable for programs, such as {@code errand:not-open}
     * @param title  for people, the same whenever the type is
     * @param detail for people, what to do now
     */
    public Refusal(Kind kind, String type, String title, String detail, List<Fault> faults) {
        this(kind, type, title, detail, faults, null);
    }

    private Refusal(Kind kind, String type, String title, String detail, List<Fault> faults, List<String> possible) {
        super(detail, null, false, false);
        this.kind = kind;
        this.type = type;
        this.title = title;
        this.faults = List.copyOf(faults);
        this.possible = possible;
    }

    /** The same "no", with the acts that are possible instead, as programs know them. */
    public Refusal with(List<String> acts) {
        return new Refusal(kind, type, title, getMessage(), faults, List.copyOf(acts));
    }

    public static Refusal invalid(String type, String title, String detail) {
        return new Refusal(Kind.INVALID, type, title, detail, List.of());
    }

    /** For members of the body that are wrong each for itself. */
    public static Refusal invalid(String type, String title, List<Fault> faults) {
        return new Refusal(Kind.INVALID, type, title, "请按 errors 里的提示修改后再提交。", faults);
    }

    /**
     * For one member of the body that names nothing there is.
     *
     * @param pointer RFC 6901, such as {@code /stationId}
     */
    public static Refusal unknown(String pointer, String type, String title) {
        return new Refusal(
                Kind.INVALID, type, title, "请按 errors 里的提示核对后再提交。", List.of(new Fault(pointer, null, title)));
    }

    public static Refusal unauthenticated(String type, String title, String detail) {
        return new Refusal(Kind.UNAUTHENTICATED, type, title, detail, List.of());
    }

    public static Refusal forbidden(String type, String title, String detail) {
        return new Refusal(Kind.FORBIDDEN, type, title, detail, List.of());
    }

    /** Also for what exists but is not the caller's to know of. */
    public static Refusal notFound(String type, String title) {
        return new Refusal(Kind.NOT_FOUND, type, title, "请核对后再试，或返回列表重新选择。", List.of());
    }

    public static Refusal conflict(String type, String title, String detail) {
        return new Refusal(Kind.CONFLICT, type, title, detail, List.of());
    }

    public static Refusal tooMany(String type, String title, String detail) {
        return new Refusal(Kind.TOO_MANY, type, title, detail, List.of());
    }

    public static Refusal unavailable(String type, String title, String detail) {
        return new Refusal(Kind.UNAVAILABLE, type, title, detail, List.of());
    }

    public Kind kind() {
        return kind;
    }

    public String type() {
        return type;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return getMessage();
    }

    public List<Fault> faults() {
        return faults;
    }

    /** What can be done instead; null where that is not the question. */
    public List<String> possible() {
        return possible;
    }
}
