package cn.servicecircle.testkit;

import java.util.concurrent.TimeUnit;
import org.rnorth.ducttape.unreliables.Unreliables;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/**
 * A container is ready when its server answers a question from outside, as tests will ask. The default looks for the port
 * by a command inside the container, and that was seen to hang.
 */
final class AnswerWait extends AbstractWaitStrategy {

    private final Question question;

    AnswerWait(Question question) {
        this.question = question;
    }

    /** Throws while there is no answer. */
    interface Question {
        void ask(String host, int port) throws Exception;
    }

    @Override
    protected void waitUntilReady() {
        String host = waitStrategyTarget.getHost();
        int port = waitStrategyTarget.getFirstMappedPort();
        Unreliables.retryUntilSuccess((int) startupTimeout.toSeconds(), TimeUnit.SECONDS, () -> {
            getRateLimiter().doWhenReady(() -> ask(host, port));
            return null;
        });
    }

    private void ask(String host, int port) {
        try {
            question.ask(host, port);
        } catch (Exception e) {
            throw new IllegalStateException("No answer yet from " + host + ":" + port, e);
        }
    }
}
