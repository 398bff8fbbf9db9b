package io.github.dockeroptimize.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs tasks, several at once. After a failure none is started any more, and those that run are waited for. */
final class SideBySide {

    /** One of them. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws IOException, BuildFailureException, InterruptedException;
    }

    private final AtomicBoolean failed = new AtomicBoolean();

    private SideBySide() {}

    /** Runs all tasks; returns their results in order, or fails as the first one that failed. */
    static <T> List<T> run(int atOnce, List<Task<T>> tasks)
            throws IOException, BuildFailureException, InterruptedException {
        if (tasks.size() == 1) {
            return List.of(tasks.get(0).run());
        }
        return tasks.isEmpty() ? List.of() : new SideBySide().all(atOnce, tasks);
    }

    private <T> List<T> all(int atOnce, List<Task<T>> tasks)
            throws IOException, BuildFailureException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, tasks.size()), SideBySide::daemon);
        try {
            List<Future<List<T>>> running = new ArrayList<>();
            for (Task<T> task : tasks) {
                running.add(threads.submit(() -> one(task)));
            }
            return results(running);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "docker-optimize-task");
        thread.setDaemon(true);
        return thread;
    }

    /** The result; none if another task has failed. */
    private <T> List<T> one(Task<T> task) throws Exception {
        if (failed.get()) {
            return List.of();
        }
        try {
            return List.of(task.run());
        } catch (Exception | Error e) {
            failed.set(true);
            throw e;
        }
    }

    private static <T> List<T> results(List<Future<List<T>>> running)
            throws IOException, BuildFailureException, InterruptedException {
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Future<List<T>> task : running) {
            try {
                results.addAll(task.get());
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        if (!failures.isEmpty()) {
            fail(failures.get(0));
        }
        return results;
    }

    private static void fail(Throwable failure) throws IOException, BuildFailureException, InterruptedException {
        if (failure instanceof IOException e) {
            throw e;
        } else if (failure instanceof BuildFailureException e) {
            throw e;
        } else if (failure instanceof InterruptedException e) {
            throw e;
        } else if (failure instanceof RuntimeException e) {
            throw e;
        }
        throw new IllegalStateException(failure);
    }
}
