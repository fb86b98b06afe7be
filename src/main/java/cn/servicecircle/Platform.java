package cn.servicecircle;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.UUID;

/** What a node runs on: its Vert.x, and the metrics that it keeps of itself. */
record Platform(Vertx vertx, PrometheusMeterRegistry metrics) {

    static Platform of(Config config) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        MicrometerMetricsOptions options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setJvmMetricsEnabled(true)
                // Vert.x keeps registries by name for the whole JVM; this one is this node's alone.
                .setRegistryName(UUID.randomUUID().toString())
                // Ours are cheaper: cn.servicecircle.http.Traffic.
                .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER)
                .setLabels(EnumSet.of(Label.POOL_NAME, Label.POOL_TYPE));
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(App.eventLoops(config.http()))
                        .setMetricsOptions(options))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
        return new Platform(vertx, registry);
    }

    /** To be awaited by itself: a future of this Vert.x's never completes once its event loops have ended. */
    Future<Void> close() {
        return vertx.close();
    }
}
