package cn.servicecircle;

import cn.servicecircle.district.BadDistrictFiles;
import cn.servicecircle.mysql.Database;
import cn.servicecircle.redis.Redis;
import java.net.BindException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.flywaydb.core.api.FlywayException;

/** Why a command could not do its work, as a sentence for the person at the keyboard. */
final class Explanation {
    private Explanation() {}

    static String of(Throwable failure) {
        if (failure instanceof CompletionException || failure instanceof ExecutionException) {
            return of(failure.getCause());
        }
        if (failure instanceof BindException) {
            return "端口已被占用（" + failure.getMessage() + "）。请停掉占用它的程序，或换一个端口，例如 CIRCLE_HTTP_PORT=8081。";
        }
        if (failure instanceof BadDistrictFiles bad) {
            return String.join("\n", bad.problems());
        }
        if (failure instanceof FlywayException) {
            return "数据库结构没能更新：" + reasons(failure);
        }
        if (failure instanceof SQLException || Database.isRefused(failure) || Database.isAway(failure)) {
            return "mysql.uri：连不上数据库。请确认它已启动，并核对 CIRCLE_MYSQL_URI（" + reasons(failure) + "）";
        }
        if (Redis.isAway(failure)) {
            return "redis.uri：连不上 Redis。请确认它已启动，并核对 CIRCLE_REDIS_URI（" + reasons(failure) + "）";
        }
        return reasons(failure);
    }

    /** On one line, however many the library used. */
    private static String reasons(Throwable failure) {
        String own = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String reason = own.strip().replaceAll("\\s*[\r\n]\\s*", " ");
        Throwable cause = failure.getCause();
        return cause == null || own.contains(String.valueOf(cause.getMessage()))
                ? reason
                : reason + "：" + reasons(cause);
    }
}
