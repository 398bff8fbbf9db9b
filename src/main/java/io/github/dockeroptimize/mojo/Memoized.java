package io.github.dockeroptimize.mojo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A slow computation, such as compressing every layer or reading a whole image: done on first use, and only
 * once.
 */
final class Memoized<T> implements Supplier<T> {

    private final Measurement<T> measurement;
    private final List<T> taken = new ArrayList<>(1);

    private Memoized(Measurement<T> measurement) {
        this.measurement = measurement;
    }

    /** Reads or measures something. */
    @FunctionalInterface
    interface Measurement<T> {
        T take() throws IOException;
    }

    static <T> Memoized<T> of(Measurement<T> measurement) {
        return new Memoized<>(measurement);
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
