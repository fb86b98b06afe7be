package cn.servicecircle.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** All that is logged as the product is configured, ours down to DEBUG, with values and stack traces. */
public final class SaidAloud extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("cn.servicecircle");

    private final StringBuffer said = new StringBuffer();

    public SaidAloud() {
        setContext(ROOT.getLoggerContext());
        start();
        OURS.setLevel(Level.DEBUG);
        ROOT.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        said.append(event.getLevel()).append(' ').append(event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            said.append(event.getKeyValuePairs());
        }
        if (event.getThrowableProxy() != null) {
            said.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        said.append('\n');
    }

    public String said() {
        return said.toString();
    }

    @Override
    public void close() {
        ROOT.detachAppender(this);
        OURS.setLevel(null);
    }
}
