package cn.servicecircle.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** The Docker engine of this machine, asked without the errors that Testcontainers logs where an absence is none. */
final class DockerEngine {

    private static final int FETCH_MINUTES = 10;

    private DockerEngine() {}

    static boolean answers() {
        return quietly(() -> DockerClientFactory.instance().isDockerAvailable());
    }

    /** By one try: where no registry can be reached, Testcontainers itself would go on trying for many minutes. */
    static void fetch(String image) {
        String name = ImageNameSubstitutor.instance()
                .apply(DockerImageName.parse(image))
                .asCanonicalNameString();
        DockerClient client = DockerClientFactory.instance().client();
        if (!has(client, name)) {
            System.out.println("Test servers: fetching " + name);
            boolean done = quietly(() -> pull(client, name));
            if (!done || !has(client, name)) {
                throw new IllegalStateException("Cannot fetch image " + name);
            }
        }
    }

    private static boolean has(DockerClient client, String name) {
        try {
            client.inspectImageCmd(name).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    private static boolean pull(DockerClient client, String name) {
        try {
            return client.pullImageCmd(name).start().awaitCompletion(FETCH_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> T quietly(Supplier<T> question) {
        List<Logger> loggers = List.of(logger("org.testcontainers"), logger("com.github.dockerjava"));
        loggers.forEach(logger -> logger.setLevel(Level.OFF));
        try {
            return question.get();
        } finally {
            loggers.forEach(logger -> logger.setLevel(null));
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
