package cn.servicecircle.wordlist;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The list in its file: read at the start, and again whenever the file has changed. */
public final class WordList {
    private static final Logger LOG = LoggerFactory.getLogger(WordList.class);
    private static final long EVERY_MILLIS = 5000;

    private final Path file;
    private volatile Words words;
    private volatile FileTime read;

    /**
     * Blocks.
     *
     * @param file UTF-8, as {@link Words#of} has it
     * @throws IllegalArgumentException when the file is not there, or a line is wrong
     */
    public WordList(Path file) {
        this.file = file;
        try {
            load();
        } catch (IOException e) {
            throw new IllegalArgumentException("the list of words " + file + " cannot be read, " + e, e);
        }
    }

    public Judgement judge(String text) {
        return words.judge(text);
    }

    /** Looks at the file every five seconds; a list with an error leaves the old one in force. */
    public void follow(Vertx vertx) {
        vertx.timer(EVERY_MILLIS, TimeUnit.MILLISECONDS)
                .compose(tick -> reload(vertx))
                .onFailure(wrong -> LOG.warn("list of words not read again, the old one stays: {}", wrong.toString()))
                .onComplete(done -> follow(vertx));
    }

    Future<Void> reload(Vertx vertx) {
        return vertx.executeBlocking(() -> {
            if (!Files.getLastModifiedTime(file).equals(read)) {
                load();
            }
            return null;
        });
    }

    private void load() throws IOException {
        FileTime now = Files.getLastModifiedTime(file);
        words = Words.of(Files.readAllLines(file));
        read = now;
    }
}
