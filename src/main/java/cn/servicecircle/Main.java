package cn.servicecircle;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;

/** The command line: no argument serves, {@code import FOLDER} imports a district, {@code grant-admin PERSON_ID} names an admin. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        List<String> words = List.of(args);
        Vertx vertx = null;
        try {
            Path file = Path.of(System.getenv().getOrDefault("CIRCLE_CONFIG", "config/app.yaml"));
            Config config = ConfigFile.load(file, System.getenv());
            vertx = Commands.vertx(config);
            Commands commands = new Commands(vertx, config);
            switch (words.isEmpty() ? "serve" : words.get(0)) {
                case "serve" -> commands.serve();
                case "import" -> commands.importDistrict(Path.of(words.get(1)));
                case "grant-admin" -> commands.grantAdmin(Long.parseLong(words.get(1)));
                default -> throw new IllegalArgumentException("不认识的命令 " + words.get(0));
            }
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            fail("用法：（无参数）启动服务；import 目录；grant-admin 人员编号");
        } catch (Exception e) {
            fail(Explanation.of(e));
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
