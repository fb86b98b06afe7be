package cn.servicecircle.upload;

import cn.servicecircle.kernel.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says of a received file whether it may be kept, and makes pictures anew. Works on threads of its own, and few: a picture of
 * {@value Pictures#MOST_PIXELS} pixels takes some 200 MB while it is made anew.
 */
public final class Inspection {
    private static final long MEMORY_OF_ONE = 512L * 1024 * 1024;
    private static final int MOST_WORKERS = 2;
    private static final int MOST_WAITING = 100;

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    public Inspection(Vertx vertx) {
        long roomFor = Runtime.getRuntime().maxMemory() / MEMORY_OF_ONE;
        this.workers = vertx.createSharedWorkerExecutor(
                "upload-inspection", (int) Math.max(1, Math.min(MOST_WORKERS, roomFor)));
    }

    /**
     * The file that may be kept: the received one, or the picture made anew of it. Fails with a refusal that says why not.
     *
     * @param remade where a picture goes
     */
    public Future<Inspected> of(Path received, Path remade) {
        return inWorker(() -> inspect(received, remade));
    }

    /** The same, where a PDF is none of what is wanted. */
    public Future<Inspected> ofPicture(Path received, Path remade) {
        return inWorker(() -> {
            Inspected file = inspect(received, remade);
            if (file.type() == FileType.PDF) {
                throw Refusal.invalid("attachment:not-a-picture", "这不是图片", "这里只收 JPEG 或 PNG 图片。");
            }
            return file;
        });
    }

    private Future<Inspected> inWorker(Callable<Inspected> inspection) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(
                    Refusal.unavailable("attachment:busy", "现在上传的人太多", "请过一会儿用同一个 Idempotency-Key 再试。"));
        }
        return workers.executeBlocking(inspection, false)
                .onComplete(done -> waiting.decrementAndGet())
                .recover(Disk::fault);
    }

    private static Inspected inspect(Path received, Path remade) throws IOException {
        byte[] file = Files.readAllBytes(received);
        switch (FileType.of(file)) {
            case PDF -> {
                PdfCheck.mustBeHarmless(file);
                return Inspected.of(FileType.PDF, received);
            }
            case PNG -> Pictures.remake(received, "png", 1, remade);
            case JPEG -> {
                JpegHead head = JpegHead.of(file);
                head.mustBeSound();
                Pictures.remake(received, "jpeg", head.orientation(), remade);
            }
        }
        return Inspected.of(FileType.JPEG, remade);
    }

    /** What cannot be read, for whatever reason. */
    static Refusal broken() {
        return Refusal.invalid("attachment:broken", "文件打不开", "文件不完整、已损坏或写法少见，请重新拍照或重新导出后再上传。");
    }
}
