package cn.servicecircle;

import cn.servicecircle.district.BadDistrictFiles;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Why a command could not do its work, as a sentence for the person at the keyboard. */
final class Explanation {
    private Explanation() {}

    static String of(Throwable failure) {
        if (failure instanceof CompletionException || failure instanceof ExecutionException) {
            return of(failure.getCause());
        }
        if (failure instanceof BindException) {
            return "端口已被占用：" + failure.getMessage() + "。请停掉占用它的程序，或换一个端口：CIRCLE_HTTP_PORT=8081。";
        }
        if (failure instanceof BadDistrictFiles bad) {
            return String.join("\n", bad.problems());
        }
        String message = failure.getMessage();
        return failure.getCause() == null ? message : message + "：" + of(failure.getCause());
    }
}
