package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.AddedFiles;
import io.github.dockeroptimize.application.AddedFiles.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Refuses files of the user's own where the image has something else. */
final class Overlaps {

    /**
     * What is at a path.
     *
     * @param what for the message
     */
    private record Place(boolean directory, String what) {}

    private final Map<String, Place> taken = new HashMap<>();

    Overlaps(List<Layer> application) {
        for (Layer layer : application) {
            if (layer.content().madeBy().isEmpty()) {
                layer.entries()
                        .forEach(entry -> take(
                                entry.path().value(),
                                new Place(
                                        entry.isFolder(),
                                        quote(entry.path()) + " of the layer " + quote(layer.name()))));
            }
        }
    }

    void check(List<AddedFiles> all) {
        all.forEach(added -> added.files()
                .forEach(file -> take(file.path(), new Place(file.kind() == Kind.DIRECTORY, quote(file.origin())))));
    }

    private void take(String path, Place place) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            requireSame(path.substring(0, slash), new Place(true, place.what()));
            taken.putIfAbsent(path.substring(0, slash), new Place(true, place.what()));
        }
        requireSame(path, place);
        taken.put(path, place);
    }

    private void requireSame(String path, Place place) {
        Place there = taken.get(path);
        if (there != null && !(there.directory() && place.directory())) {
            throw refused(place.what(), path, there.what());
        }
    }

    private static InvalidInputException refused(String what, String path, String there) {
        return new InvalidInputException(
                "'files' puts " + what + " at " + quote(path) + ", where the image has " + there,
                "set another <to>, or leave it out with <excludes>");
    }
}
