package io.github.dockeroptimize.container;

/** Hears of a build while it runs; called from several threads. */
public interface BuildListener {

    /** Hears nothing. */
    BuildListener SILENT = new BuildListener() {
        @Override
        public void progress(double fraction, String task) {}

        @Override
        public void say(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void detail(String line) {}
    };

    /**
     * How far the build is.
     *
     * @param fraction from 0 to 1
     * @param task what is being done, in a few words
     */
    void progress(double fraction, String task);

    /** Something the user should know while it happens. */
    void say(String line);

    /** Something that may be wrong. */
    void warn(String line);

    /** For those who look for a fault. */
    void detail(String line);
}
