package cn.servicecircle.upload;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;

/** Work on our own disk. Where it fails the fault is ours, to be logged; a mere IOException would pass for a neighbour's absence. */
final class Disk {
    private Disk() {}

    static <T> Future<T> work(Vertx vertx, Callable<T> work) {
        return vertx.executeBlocking(work, false).recover(Disk::fault);
    }

    static <T> Future<T> fault(Throwable failure) {
        return Future.failedFuture(failure instanceof IOException io ? new UncheckedIOException(io) : failure);
    }
}
