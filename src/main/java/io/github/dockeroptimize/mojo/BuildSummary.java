package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.BuildRequest;
import io.github.dockeroptimize.container.BuiltImage;
import io.github.dockeroptimize.container.Destination;
import io.github.dockeroptimize.report.Bytes;
import java.util.Locale;

/** The last line of a build: what it has done. */
final class BuildSummary {

    private static final double NANOS = 1e9;

    private BuildSummary() {}

    static String of(BuildRequest request, BuiltImage image, long nanos) {
        Destination destination = request.destination();
        String seconds = ", " + String.format(Locale.ROOT, "%.1f s", nanos / NANOS);
        if (image.upToDate()) {
            return "Image '" + image.name() + "' is up to date " + destination.where() + " (" + image.digest() + ")"
                    + seconds;
        }
        return destination.match(
                        tar -> whole("Wrote", image, tar),
                        layout -> whole("Wrote", image, layout),
                        registry -> pushed(image),
                        daemon -> whole("Loaded", image, daemon))
                + seconds;
    }

    private static String pushed(BuiltImage image) {
        return "Pushed '" + image.name() + "' (" + image.digest() + "): " + layers(image.pushed()) + " with "
                + Bytes.text(image.pushedBytes()) + " pushed, " + image.reused() + " reused";
    }

    private static String whole(String verb, BuiltImage image, Destination destination) {
        return verb + " '" + image.name() + "' " + destination.where() + " (" + image.digest() + "): "
                + layers(image.layers().size()) + ", " + Bytes.text(image.size());
    }

    private static String layers(int count) {
        return count + (count == 1 ? " layer" : " layers");
    }
}
