package cn.servicecircle.embedded;

/** How the simulated WeChat pushes the results of its checks. */
public enum PushManner {
    /** As it should. */
    ONCE,
    /** Again, as if it had heard no answer. */
    TWICE,
    /** First what it says, then the opposite, under the same trace id. */
    CONTRADICTED,
    /** With a signature that is none. */
    UNSIGNED,
    /** Signed and encrypted well, for another app. */
    FOR_ANOTHER_APP,
    /** Under a trace id that nobody knows. */
    STRANGE,
    /** That it could not fetch the picture (-1008). */
    NO_RESULT,
    /** Not before it is told to. */
    HELD,
    NEVER
}
