package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.event.events.ProgressEvent;
import com.google.cloud.tools.jib.event.events.TimerEvent;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Aborts an upload by jib-core if the registry stops reading it. Sockets have a time limit for reading only, so the build
 * would wait forever. jib-core's thread can't be interrupted, but the thread that waits for it can.
 */
final class JibUploadWatchdog implements AutoCloseable {

    private static final Pattern STEP = Pattern.compile("pushBlob (\\w+) (sha256:[a-f0-9]{64})");
    private static final int CHECKS = 4;

    private final Thread caller = Thread.currentThread();
    private final long limit;
    private final Set<String> uploads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch over = new CountDownLatch(1);

    private volatile long moved = System.nanoTime();
    private boolean stalled;

    /**
     * Watches the uploads that the current thread waits for.
     *
     * @param limit zero means none
     */
    JibUploadWatchdog(Duration limit) {
        this.limit = limit.toNanos();
        if (!limit.isZero()) {
            Thread thread = new Thread(this::watch, "docker-optimize-upload-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void hear(TimerEvent event) {
        moved = System.nanoTime();
        Matcher step = STEP.matcher(event.getDescription());
        if (step.matches()) {
            boolean ends = event.getState() == TimerEvent.State.FINISHED;
            if (!ends && step.group(1).equals("PATCH")) {
                uploads.add(step.group(2));
            } else {
                uploads.remove(step.group(2));
            }
        }
    }

    void hear(ProgressEvent event) {
        moved = System.nanoTime();
    }

    private void watch() {
        try {
            while (!over.await(limit / CHECKS, TimeUnit.NANOSECONDS) && !isStalled()) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void check() {
        boolean isOver = over.getCount() == 0;
        if (!isOver && !uploads.isEmpty() && System.nanoTime() - moved > limit) {
            stalled = true;
            caller.interrupt();
        }
    }

    synchronized boolean isStalled() {
        return stalled;
    }

    /** Stops watching, and clears the interrupt that it caused. */
    @Override
    public synchronized void close() {
        over.countDown();
        if (stalled) {
            Thread.interrupted();
        }
    }
}
