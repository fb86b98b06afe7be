package cn.servicecircle.embedded;

import java.nio.file.Path;

/** Another live process owns the data folder. */
public final class AlreadyRunningException extends EmbeddedServerException {

    private static final long serialVersionUID = 1L;

    AlreadyRunningException(Path folder, String pid) {
        super("数据目录 %s 正被另一个服务进程（PID %s）使用：请先停止它，或为这次启动换一个数据目录。".formatted(folder, pid));
    }
}
