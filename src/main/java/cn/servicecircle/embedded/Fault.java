package cn.servicecircle.embedded;

/**
 * How the simulated WeChat is to misbehave at one API. What is left at 0, null or false stays as it is, so that a delay alone only slows a
 * true answer.
 *
 * @param status the HTTP status to answer with
 * @param errcode the error code to answer with
 * @param body the exact body to answer with
 * @param drop whether to close the connection instead of answering
 * @param times how many calls it hits; 0 is all until the faults are cleared
 */
public record Fault(long delayMillis, int status, int errcode, String body, boolean drop, int times) {
    private static final String GATEWAY_PAGE = "<html><body><h1>502 Bad Gateway</h1></body></html>";

    public static Fault slow(long delayMillis) {
        return new Fault(delayMillis, 0, 0, null, false, 0);
    }

    public static Fault status(int status) {
        return new Fault(0, status, 0, GATEWAY_PAGE, false, 0);
    }

    public static Fault errcode(int errcode) {
        return new Fault(0, 0, errcode, null, false, 0);
    }

    public static Fault body(String body) {
        return new Fault(0, 0, 0, body, false, 0);
    }

    public static Fault dropped() {
        return new Fault(0, 0, 0, null, true, 0);
    }

    public Fault times(int calls) {
        return new Fault(delayMillis, status, errcode, body, drop, calls);
    }

    /** What to say in the place of the truth; null is the truth. */
    String answer() {
        return errcode == 0 ? body : SimulatedApis.refused(errcode, "simulated");
    }
}
