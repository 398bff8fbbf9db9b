package io.github.dockeroptimize.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something that takes time, such as compressing every layer or reading a whole image: done when it is first asked for, and
 * once.
 */
final class Once<T> implements Supplier<T> {

    private final Measurement<T> measurement;
    private final List<T> taken = new ArrayList<>(1);

    private Once(Measurement<T> measurement) {
        this.measurement = measurement;
    }

    /** Reads or measures something. */
    @FunctionalInterface
    interface Measurement<T> {
        T take() throws IOException;
    }

    static <T> Once<T> of(Measurement<T> measurement) {
        return new Once<>(measurement);
    }

    @Override
    public T get() {
        if (taken.isEmpty()) {
            try {
                taken.add(measurement.take());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return taken.get(0);
    }
}
