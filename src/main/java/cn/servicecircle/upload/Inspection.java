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
        return inWorker(() -> {
            byte[] file = Files.readAllBytes(received);
            FileType type = FileType.of(file).orElseThrow(() -> unknown("请上传 JPEG 或 PNG 照片，或者 PDF"));
            return inspect(received, file, type, remade);
        });
    }

    /** The same, where a PDF is none of what is wanted. */
    public Future<Inspected> ofPicture(Path received, Path remade) {
        return inWorker(() -> {
            byte[] file = Files.readAllBytes(received);
            FileType type = FileType.of(file)
                    .filter(known -> known != FileType.PDF)
                    .orElseThrow(() -> unknown("这里只收 JPEG 或 PNG 图片"));
            return inspect(received, file, type, remade);
        });
    }

    private static Refusal unknown(String wanted) {
        return Refusal.invalid("upload:unknown-type", "收不了这种文件", wanted + "；HEIC、WebP 等照片请先转成 JPEG。");
    }

    private Future<Inspected> inWorker(Callable<Inspected> inspection) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(Refusal.unavailable("upload:busy", "现在上传的人太多", "请过一会儿用同一个 Idempotency-Key 再试。"));
        }
        return workers.executeBlocking(inspection, false)
                .onComplete(done -> waiting.decrementAndGet())
                .recover(Disk::fault);
    }

    private static Inspected inspect(Path received, byte[] file, FileType type, Path remade) throws IOException {
        switch (type) {
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
        return Refusal.invalid("upload:broken", "文件打不开", "文件不完整、已损坏或写法少见，请重新拍照或重新导出后再上传。");
    }
}
