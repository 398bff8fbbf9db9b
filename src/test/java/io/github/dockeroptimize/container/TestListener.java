package io.github.dockeroptimize.container;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a build says. */
final class TestListener implements BuildListener {

    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> warned = new CopyOnWriteArrayList<>();
    final List<String> details = new CopyOnWriteArrayList<>();

    @Override
    public void progress(double fraction, String task) {}

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public void warn(String line) {
        warned.add(line);
    }

    @Override
    public void detail(String line) {
        details.add(line);
    }
}
