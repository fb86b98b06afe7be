package cn.servicecircle;

import cn.servicecircle.embedded.EmbeddedServers;
import cn.servicecircle.embedded.KeyFile;
import cn.servicecircle.embedded.ServerUris;
import cn.servicecircle.embedded.WeChatSimulator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/** The bundled MariaDB and Redis and the WeChat simulator, for a node that has no real ones. */
final class Neighbours {
    private final EmbeddedServers servers;
    private final WeChatSimulator simulator;

    private Neighbours(EmbeddedServers servers, WeChatSimulator simulator) {
        this.servers = servers;
        this.simulator = simulator;
    }

    static Future<Neighbours> start(Vertx vertx, Config config, Clock clock, Consumer<String> progress) {
        return vertx.executeBlocking(() -> EmbeddedServers.start(
                        config.embedded().dataFolder(), config.embedded().bufferPoolMib(), progress))
                .compose(servers -> new WeChatSimulator(vertx, clock)
                        .start(0)
                        .map(simulator -> new Neighbours(servers, simulator)));
    }

    Config config(Config config) {
        return config.on(
                servers.mySqlUri(),
                servers.redisUri(),
                simulated(config.wechat(), simulator.host()),
                KeyFile.of(config.embedded().dataFolder()));
    }

    /** The configuration for a command that runs beside a server with bundled neighbours. */
    static Config attached(Config config) {
        Path folder = config.embedded().dataFolder();
        ServerUris uris = EmbeddedServers.attach(folder)
                .orElseThrow(() -> new IllegalStateException(
                        "没有配置数据库，也没有正在运行的内置数据库（" + folder + "）。请先启动服务，或设置 CIRCLE_MYSQL_URI 等变量。"));
        return config.on(
                uris.mySql(), uris.redis(), simulated(config.wechat(), "http://127.0.0.1"), KeyFile.of(folder));
    }

    private static Config.WeChat simulated(Config.WeChat wechat, String host) {
        return new Config.WeChat(
                WeChatSimulator.APP_ID,
                WeChatSimulator.APP_SECRET,
                host,
                wechat.timeoutMillis(),
                "SIM-errand",
                "SIM-post");
    }

    /** Where the node of this machine listens, which WeChat pushes to. */
    void pushTo(int port) {
        simulator.pushTo("http://127.0.0.1:" + port + PictureFeature.PUSH_PATH);
    }

    String simulatorHost() {
        return simulator.host();
    }

    Future<Void> stop(Vertx vertx) {
        return simulator
                .stop()
                .eventually(() -> vertx.executeBlocking(() -> {
                    servers.close();
                    return null;
                }));
    }
}
