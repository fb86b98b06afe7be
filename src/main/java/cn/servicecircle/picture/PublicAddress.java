package cn.servicecircle.picture;

/** Where WeChat finds us. Port 0 stands for whichever the server gets, which is known when it listens. */
public final class PublicAddress {
    private static final String ANY_PORT = ":0";

    private volatile String origin;

    /** @param origin scheme, host and port; empty where WeChat cannot reach us, so that it need not be asked */
    public PublicAddress(String origin) {
        this.origin = origin;
    }

    public void listensOn(int port) {
        if (origin.endsWith(ANY_PORT)) {
            origin = origin.substring(0, origin.length() - 1) + port;
        }
    }

    /** Whether there is one. */
    public boolean isKnown() {
        return !origin.isEmpty();
    }

    /** Of the picture that whoever knows the secret may fetch. */
    String of(String secret) {
        return origin + "/api/v1/picture-checks/" + secret;
    }
}
