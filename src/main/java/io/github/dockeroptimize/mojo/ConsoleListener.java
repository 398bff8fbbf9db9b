package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.BuildListener;
import org.apache.maven.plugin.logging.Log;

/** Shows the progress of a build: a bar on a terminal, which disappears at the end, and lines that stay. */
final class ConsoleListener implements BuildListener, AutoCloseable {

    private static final int WIDTH = 30;
    private static final int LONGEST_TASK = 45;
    private static final long BETWEEN = 100_000_000;

    private final Log log;
    private final boolean terminal;

    private long drawn = System.nanoTime();
    private int shown;

    ConsoleListener(Log log, boolean terminal) {
        this.log = log;
        this.terminal = terminal && log.isInfoEnabled();
    }

    @Override
    public synchronized void progress(double fraction, String task) {
        if (!terminal || System.nanoTime() - drawn < BETWEEN) {
            return;
        }
        drawn = System.nanoTime();
        String line = bar(fraction) + " " + task.substring(0, Math.min(LONGEST_TASK, task.length()));
        System.out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        System.out.flush();
        shown = line.length();
    }

    static String bar(double fraction) {
        int full = (int) Math.round(Math.max(0, Math.min(1, fraction)) * WIDTH);
        return "[" + "=".repeat(full) + " ".repeat(WIDTH - full) + "] " + Math.round(fraction * 100) + " %";
    }

    @Override
    public synchronized void say(String line) {
        close();
        log.info(line);
    }

    @Override
    public synchronized void warn(String line) {
        close();
        log.warn(line);
    }

    @Override
    public void detail(String line) {
        log.debug(line);
    }

    /** Removes the bar. */
    @Override
    public synchronized void close() {
        if (shown > 0) {
            System.out.print("\r" + " ".repeat(shown) + "\r");
            System.out.flush();
            shown = 0;
        }
    }
}
