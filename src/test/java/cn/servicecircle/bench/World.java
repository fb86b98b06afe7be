package cn.servicecircle.bench;

import cn.servicecircle.MorningNode;
import cn.servicecircle.embedded.WeChatSimulator;
import cn.servicecircle.vault.Vault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is measured: the product on the full data set, with and without streets to walk along, on the small one too where it is
 * wanted, and the bare references.
 */
final class World implements AutoCloseable {
    static final String HEALTHY = "/health/ready";
    private static final String STREETS = "config/district/kongtong-demo/streets.osm";
    /** Of all nodes: some share a database. */
    private static final String VAULT_KEYS = Vault.newKey("k1");
    /** Of Redis: the data sets have the first ones. */
    private static final int REFERENCE_DATABASE = DataSet.values().length;

    private final Stores stores;
    private final Path logs;
    private final List<ServerJvm> servers = new ArrayList<>();
    private final Map<Reference, ServerJvm> references = new EnumMap<>(Reference.class);
    private final Side full;
    private final Side byStreets;
    private final Optional<Side> small;

    /** A node of the product, its data, and people who have logged in to it. */
    record Side(ServerJvm node, PreparedData prepared, Callers callers) {}

    World(Stores stores, Path logs, PreparedData full, Optional<PreparedData> small) throws Exception {
        this.stores = stores;
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        stores.prepareRedis(full, REFERENCE_DATABASE);
        this.full = side(full, "", "");
        this.byStreets = side(full, "-by-streets", STREETS);
        this.small = small.isPresent() ? Optional.of(side(small.get(), "", "")) : Optional.empty();
        for (Reference reference : Reference.values()) {
            PreparedData asked = reference.data == DataSet.SMALL ? small.orElse(null) : full;
            if (asked != null) {
                references.put(reference, bare(reference, asked));
            }
        }
    }

    private Side side(PreparedData prepared, String suffix, String streets) throws Exception {
        Path log = logs.resolve("node-" + prepared.data() + suffix + ".log");
        Map<String, String> environment = new HashMap<>(environment(stores, prepared));
        environment.put("CIRCLE_CIRCLE_STREETS", streets);
        environment.put("CIRCLE_CIRCLE_STREETS_CACHE", logs.resolve("streets").toString());
        ServerJvm node = started(ServerJvm.start(MorningNode.class, environment, HEALTHY, log));
        return new Side(node, prepared, new Callers(node.origin(), prepared));
    }

    private synchronized ServerJvm started(ServerJvm server) {
        servers.add(server);
        return server;
    }

    /** A node as it would run for real, but on one event loop, and with limits that no load of ours reaches. */
    static Map<String, String> environment(Stores stores, PreparedData prepared) {
        return Map.ofEntries(
                Map.entry("CIRCLE_HTTP_PORT", "{port}"),
                Map.entry("CIRCLE_HTTP_EVENT_LOOPS", "1"),
                Map.entry("CIRCLE_MYSQL_URI", prepared.uri()),
                Map.entry("CIRCLE_REDIS_URI", stores.redisUri(prepared.data().ordinal())),
                Map.entry("CIRCLE_WECHAT_APP_ID", WeChatSimulator.APP_ID),
                Map.entry("CIRCLE_WECHAT_APP_SECRET", WeChatSimulator.APP_SECRET),
                Map.entry("CIRCLE_VAULT_KEYS", VAULT_KEYS),
                Map.entry("CIRCLE_WECHAT_API_HOST", stores.weChatHost()),
                Map.entry("CIRCLE_WECHAT_POST_TEMPLATE", "SIM-post"),
                Map.entry("CIRCLE_MODERATION_TRUSTED_AFTER", "0"),
                Map.entry("CIRCLE_LIMITS_ADDRESS_PER_MINUTE", "10000000"),
                Map.entry("CIRCLE_LIMITS_LOGIN_PER_MINUTE", "1000000"),
                Map.entry("CIRCLE_LIMITS_VERIFY_PER_HOUR", "1000000"),
                Map.entry("CIRCLE_LIMITS_WRITE_PER_MINUTE", "1000000"));
    }

    private ServerJvm bare(Reference reference, PreparedData prepared) throws Exception {
        Map<String, String> environment = Map.of(
                "PORT", "{port}",
                "MYSQL_URI", prepared.uri(),
                "REDIS_URI", stores.redisUri(REFERENCE_DATABASE));
        Path log = logs.resolve("reference-" + reference + ".log");
        String question = "/?lng=106.67&lat=35.54&id=1&spaceId=1&after=1&author=" + (DataSet.FIRST_PERSON + 1);
        return started(ServerJvm.start(ReferenceServer.class, environment, question, log, reference.name()));
    }

    Side full() {
        return full;
    }

    /** On the full data set too, and it measures walks along the streets of the demo district. */
    Side byStreets() {
        return byStreets;
    }

    Optional<Side> small() {
        return small;
    }

    /** Asks the small data set only where there is one. */
    ServerJvm reference(Reference reference) {
        return references.get(reference);
    }

    /** Gives the servers their core. */
    void pin() throws Exception {
        for (ServerJvm server : servers) {
            Cpu.pin(server.pid(), Cpu.OF_SERVERS);
        }
        stores.pin();
    }

    @Override
    public synchronized void close() {
        servers.forEach(ServerJvm::close);
        servers.clear();
    }
}
