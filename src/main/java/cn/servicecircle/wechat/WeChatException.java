package cn.servicecircle.wechat;

import java.util.Optional;

/**
 * WeChat said no, or could not be asked. It carries no cause and nobody's words on purpose: those of WxJava hold URLs with tokens,
 * secrets and openids.
 */
public final class WeChatException extends RuntimeException {
    /** What a caller can tell apart. */
    public enum Kind {
        CODE_INVALID(true),
        CODE_USED(true),
        /** WeChat itself keeps this person out (高风险等级用户). */
        PERSON_BLOCKED(true),
        RATE_LIMITED(false),
        /** No grant for this template is left, or the person switched messages off. */
        REFUSED_BY_PERSON(true),
        /** Our mistake: a field, page, template or openid that cannot be right. */
        BAD_REQUEST(true),
        /** The text check knows only people it has seen within two hours. */
        NOT_RECENTLY_SEEN(true),
        /** The operator's to mend: app id, secret, address list, permissions. */
        MISCONFIGURED(false),
        /** No answer, none that can be read, busy, or even a fresh access token was turned down. */
        UNAVAILABLE(false),
        UNEXPECTED(false);

        private final boolean isFinal;

        Kind(boolean isFinal) {
            this.isFinal = isFinal;
        }

        /** -99 is WxJava's own, for an empty body. */
        static Kind of(int errcode) {
            return switch (errcode) {
                case 40029 -> CODE_INVALID;
                case 40163 -> CODE_USED;
                case 40226 -> PERSON_BLOCKED;
                case 45009, 45011 -> RATE_LIMITED;
                case 43101 -> REFUSED_BY_PERSON;
                case 40003, 40037, 40129, 41030, 43002, 43104, 44002, 45002, 47001, 47003 -> BAD_REQUEST;
                case 61010 -> NOT_RECENTLY_SEEN;
                case 40002, 40013, 40125, 40164, 41002, 41004, 48001, 50002, 89503 -> MISCONFIGURED;
                case -1, -99, 40001, 40014, 42001 -> UNAVAILABLE;
                default -> UNEXPECTED;
            };
        }
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int errcode;
    private final String rid;

    public WeChatException(Kind kind) {
        this(kind, "no errcode");
    }

    /** @param reason a word for the log, such as the name of an exception's class; never text from outside */
    WeChatException(Kind kind, String reason) {
        super(kind + ", " + reason);
        this.kind = kind;
        this.errcode = 0;
        this.rid = null;
    }

    /** @param rid WeChat's id of the request, which its support asks for; null where it gave none */
    public WeChatException(int errcode, String rid) {
        super(Kind.of(errcode) + ", errcode " + errcode + (rid == null ? "" : ", rid " + rid));
        this.kind = Kind.of(errcode);
        this.errcode = errcode;
        this.rid = rid;
    }

    public Kind kind() {
        return kind;
    }

    /** WeChat's number for it; 0 where WeChat gave no answer. */
    public int errcode() {
        return errcode;
    }

    public Optional<String> rid() {
        return Optional.ofNullable(rid);
    }

    /** Whether asking the same again is pointless. */
    public boolean isFinal() {
        return kind.isFinal;
    }
}
