package cn.servicecircle;

import java.time.Duration;

/** What is printed when the server listens: where, and three things to try. */
final class Welcome {
    private final Config config;
    private final Server server;

    Welcome(Config config, Server server) {
        this.config = config;
        this.server = server;
    }

    void print(Duration took) {
        String host = config.http().host().equals("0.0.0.0")
                ? "127.0.0.1"
                : config.http().host();
        String base = "http://" + host + ":" + server.port();
        System.out.printf("服务已启动：%s （用时 %.1f 秒）%n", base, took.toMillis() / 1000.0);
        server.simulator()
                .ifPresent(simulator -> System.out.print("""

                试一试：
                  1. 浏览器打开接口说明  %1$s/docs/
                  2. 最近的服务站        curl '%1$s/api/v1/stations/nearest?lng=106.6705&lat=35.5442&limit=3'
                  3. 以居民身份登录      curl -H 'Content-Type: application/json' -d '{"code":"demo-resident-1_%3$s"}' %1$s/api/v1/sessions

                微信模拟器：%2$s　数据目录：%4$s　按 Ctrl-C 停止。
                """.formatted(
                                base,
                                simulator,
                                Long.toString(System.nanoTime(), Character.MAX_RADIX),
                                config.embedded().dataFolder())));
    }
}
