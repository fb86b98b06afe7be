package cn.servicecircle.embedded;

/** WeChat's way of saying no: an error code and an English sentence, in an answer with status 200. */
final class SimulatedRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int errcode;

    SimulatedRefusal(int errcode, String errmsg) {
        super(errmsg);
        this.errcode = errcode;
    }
}
