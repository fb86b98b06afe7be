package cn.servicecircle;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * The command line: no argument serves, {@code import FOLDER} imports a district, {@code grant-admin PERSON_ID} names an admin,
 * {@code recount-rates} has 三率 counted anew.
 */
public final class Main {
    private static final Clock CLOCK = Clock.system(ZoneId.of("Asia/Shanghai"));

    private Main() {}

    public static void main(String[] args) {
        // Pictures are drawn without a screen, even where there is one.
        System.setProperty("java.awt.headless", "true");
        try {
            Path file = Path.of(System.getenv().getOrDefault("CIRCLE_CONFIG", "config/app.yaml"));
            Config config = ConfigFile.load(file, System.getenv());
            run(List.of(args), new Commands(Platform.of(config), config, CLOCK));
        } catch (Exception e) {
            fail(Explanation.of(e));
        }
    }

    private static void run(List<String> words, Commands commands) throws Exception {
        if (words.isEmpty()) {
            commands.serve();
        } else if (words.size() == 2 && words.get(0).equals("import")) {
            commands.importDistrict(Path.of(words.get(1)));
        } else if (words.size() == 2
                && words.get(0).equals("grant-admin")
                && words.get(1).matches("[0-9]{1,18}")) {
            commands.grantAdmin(Long.parseLong(words.get(1)));
        } else if (words.equals(List.of("recount-rates"))) {
            commands.recountRates();
        } else {
            fail("用法：（无参数）启动服务；import 目录；grant-admin 人员编号；recount-rates");
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }
}
