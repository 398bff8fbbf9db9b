package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.BuildRequest;
import io.github.dockeroptimize.container.BuiltImage;
import io.github.dockeroptimize.container.Destination;
import java.util.Locale;

/** What a build has to say at its end, in one line. */
final class BuildSummary {

    private static final double NANOS = 1e9;

    private BuildSummary() {}

    static String of(BuildRequest request, BuiltImage image, long nanos) {
        String name = "'" + image.name() + "'";
        String seconds = String.format(Locale.ROOT, "%.1f s", nanos / NANOS);
        String digest = " (" + image.digest() + ")";
        if (image.upToDate()) {
            return "Image " + name + " is up to date " + where(request.destination()) + digest + ", " + seconds;
        }
        if (request.destination() instanceof Destination.Registry) {
            return "Pushed " + name + digest + ": " + layers(image.pushed()) + " with "
                    + Summary.size(image.pushedBytes()) + " pushed, " + image.reused() + " reused, " + seconds;
        }
        String verb = request.destination() instanceof Destination.Daemon ? "Loaded " : "Wrote ";
        return verb + name + " " + where(request.destination()) + digest + ": "
                + layers(image.layers().size()) + ", " + Summary.size(image.size()) + ", " + seconds;
    }

    private static String layers(int count) {
        return count + (count == 1 ? " layer" : " layers");
    }

    private static String where(Destination destination) {
        if (destination instanceof Destination.TarFile tar) {
            return "in '" + tar.file().getFileName() + "'";
        }
        return destination instanceof Destination.Daemon ? "in the daemon" : "in the registry";
    }
}
