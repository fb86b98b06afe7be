package cn.servicecircle;

import cn.servicecircle.district.DistrictImport;
import cn.servicecircle.district.ImportSummary;
import cn.servicecircle.duty.DemoRota;
import cn.servicecircle.embedded.SimulatedPhones;
import cn.servicecircle.http.Contract;
import cn.servicecircle.identity.DemoPhones;
import cn.servicecircle.identity.Phones;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.mysql.Migrations;
import cn.servicecircle.vault.Vault;
import cn.servicecircle.walking.Estimate;
import cn.servicecircle.walking.Paces;
import cn.servicecircle.walking.StreetImport;
import cn.servicecircle.walking.Walking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** One running node: the app, and the bundled neighbours where it has no real ones. */
final class Server {
    static final Path DEMO_DISTRICT = Path.of("config/district/kongtong-demo");

    private final Platform platform;
    private final Optional<Neighbours> neighbours;
    private final App app;

    private Server(Platform platform, Optional<Neighbours> neighbours, App app) {
        this.platform = platform;
        this.neighbours = neighbours;
        this.app = app;
    }

    /** @param progress is told a line for each slow step */
    static Future<Server> start(Platform platform, Config config, Clock clock, Consumer<String> progress) {
        // Read while the neighbours start: both take a second.
        Future<Contract> contract = Contract.load(platform.vertx());
        if (!config.isEmbedded()) {
            Future<Walking> walking = walking(platform.vertx(), config.circle(), progress);
            return App.start(platform, config, clock, contract, walking, migrate(platform.vertx(), config, progress))
                    .map(app -> new Server(platform, Optional.empty(), app));
        }
        return Neighbours.start(platform.vertx(), config, clock, progress).compose(neighbours -> {
            Config bundled = neighbours.config(config);
            return App.start(
                            platform,
                            bundled,
                            clock,
                            contract,
                            walking(platform.vertx(), bundled.circle(), progress),
                            prepare(platform.vertx(), bundled, clock, progress))
                    .onSuccess(app -> neighbours.pushTo(app.port()))
                    .map(app -> new Server(platform, Optional.of(neighbours), app))
                    .recover(failure ->
                            neighbours.stop(platform.vertx()).transform(stopped -> Future.failedFuture(failure)));
        });
    }

    private static Future<ImportSummary> prepare(Vertx vertx, Config config, Clock clock, Consumer<String> progress) {
        return migrate(vertx, config, progress)
                .compose(migrated -> importDistrict(vertx, config, clock, DEMO_DISTRICT, true))
                .onSuccess(summary -> progress.accept("示例区数据：" + summary))
                .compose(summary -> planDemoRota(vertx, config, clock).map(summary));
    }

    private static Future<Void> planDemoRota(Vertx vertx, Config config, Clock clock) {
        Database database = new Database(vertx, config.mysql().address(), 1, 1);
        return new DemoRota(database, StationFeatures.rules(config.duty(), clock.getZone()), clock)
                .plan()
                .eventually(database::close);
    }

    /** Along the streets of an extract where there is one, and by estimate where not. */
    static Future<Walking> walking(Vertx vertx, CircleConfig circle, Consumer<String> progress) {
        Estimate estimate = new Estimate(
                new Paces(circle.walkMetresPerMinute(), circle.elderMetresPerMinute()), circle.detourFactor());
        return circle.streets().isEmpty()
                ? Future.succeededFuture(estimate)
                : vertx.executeBlocking(
                        () -> new StreetImport(Path.of(circle.streets()), circle.streetsCache())
                                .load(estimate, progress),
                        false);
    }

    static Future<Integer> migrate(Vertx vertx, Config config, Consumer<String> progress) {
        return Migrations.run(vertx, config.mysql().address()).onSuccess(scripts -> {
            if (scripts > 0) {
                progress.accept("数据库结构已更新（" + scripts + " 步）");
            }
        });
    }

    static Future<ImportSummary> importDistrict(
            Vertx vertx, Config config, Clock clock, Path folder, boolean withDemoPeople) {
        Database database = new Database(vertx, config.mysql().address(), 1, 1);
        DemoPhones phones = new DemoPhones(
                database, new Phones(database, new Vault(config.vault().keys()), clock), SimulatedPhones::of);
        return new DistrictImport(vertx, database::withTransaction, clock)
                .importFolder(folder, withDemoPeople)
                .compose(summary -> (withDemoPeople ? phones.give() : Future.<Void>succeededFuture()).map(summary))
                .eventually(database::close);
    }

    int port() {
        return app.port();
    }

    Optional<String> simulator() {
        return neighbours.map(Neighbours::simulatorHost);
    }

    /** Stops everything that it started, running requests first allowed to end; Vert.x is the caller's to close. */
    Future<Void> close() {
        return app.close().eventually(() -> neighbours
                .map(bundled -> bundled.stop(platform.vertx()))
                .orElseGet(Future::succeededFuture));
    }
}
