package io.github.dockeroptimize.container;

/** Receives messages and progress of a running build; called from several threads. */
public interface BuildListener {

    /** Ignores everything. */
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
     * Reports the progress of the build.
     *
     * @param fraction from 0 to 1
     * @param task what is being done, in a few words
     */
    void progress(double fraction, String task);

    /** A message for the user. */
    void say(String line);

    /** A warning for the user. */
    void warn(String line);

    /** A detail for debugging. */
    void detail(String line);
}
