package cn.servicecircle.embedded;

import java.util.concurrent.CancellationException;

/** The breath between two probes. */
final class Pause {

    private Pause() {}

    static void millis(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("启动已取消。");
        }
    }
}
