package io.github.dockeroptimize.registry;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends the body of a request, and fails if the registry stops reading it. Sockets have a time limit for reading only, and a
 * blocked write can't be interrupted reliably (TLS), so a separate thread writes.
 */
final class StallGuardedUpload {

    private final HttpURLConnection connection;
    private final Connections.Body body;
    private final CountDownLatch done = new CountDownLatch(1);

    private volatile long moved = System.nanoTime();
    private volatile @Nullable Throwable failure;

    StallGuardedUpload(HttpURLConnection connection, Connections.Body body) {
        this.connection = connection;
        this.body = body;
    }

    /**
     * Sends the body.
     *
     * @param limit how long the registry may read nothing; zero means no limit
     */
    void send(Duration limit) throws IOException {
        start(this::write);
        try {
            for (long left = limit.toNanos();
                    !isDone(limit, left);
                    left = moved + limit.toNanos() - System.nanoTime()) {
                if (left <= 0) {
                    start(connection::disconnect);
                    throw new StalledUploadException();
                }
            }
        } catch (InterruptedException e) {
            start(connection::disconnect);
            Thread.currentThread().interrupt();
            throw new IOException("the upload was interrupted", e);
        }
        if (failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private boolean isDone(Duration limit, long left) throws InterruptedException {
        if (limit.isZero()) {
            done.await();
            return true;
        }
        return done.await(left, TimeUnit.NANOSECONDS);
    }

    private void write() {
        try (OutputStream out = connection.getOutputStream()) {
            body.writeTo(new Watched(out));
        } catch (IOException | RuntimeException e) {
            failure = e;
        } finally {
            done.countDown();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "docker-optimize-upload");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Watched extends FilterOutputStream {

        Watched(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            out.write(bytes, start, length);
            moved = System.nanoTime();
        }
    }
}
