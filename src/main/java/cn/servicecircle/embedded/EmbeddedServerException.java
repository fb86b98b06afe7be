package cn.servicecircle.embedded;

/** The embedded servers cannot run here; the message is a Chinese sentence that says why and what to do. */
public class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String message) {
        super(message);
    }

    EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
