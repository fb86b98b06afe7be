package cn.servicecircle.wechat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Everything that is logged at any level by whoever logback.xml lets speak, with values and stack traces. */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();
    private final StringBuffer said = new StringBuffer();

    LogCapture() {
        setContext(root.getLoggerContext());
        start();
        // What is captured here need not fill the console.
        root.iteratorForAppenders().forEachRemaining(this::quiet);
        root.setLevel(Level.ALL);
        root.addAppender(this);
    }

    private void quiet(ch.qos.logback.core.Appender<ILoggingEvent> console) {
        console.stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        said.append(event.getLevel())
                .append(' ')
                .append(event.getLoggerName())
                .append(' ')
                .append(event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            said.append(event.getKeyValuePairs());
        }
        if (event.getThrowableProxy() != null) {
            said.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        said.append('\n');
    }

    String said() {
        return said.toString();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(level);
        root.iteratorForAppenders().forEachRemaining(ch.qos.logback.core.Appender::start);
    }
}
