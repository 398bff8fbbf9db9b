package io.github.dockeroptimize.report;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.application.LibraryKind;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.report.PlacedFile.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All files of an image, in the order of its layers.
 *
 * @param all the files, without directories
 */
record PlacedFiles(List<PlacedFile> all) {

    private static final Comparator<PlacedFile> LARGEST_FIRST = Comparator.comparingLong(
                    (PlacedFile file) -> file.size().disk())
            .reversed()
            .thenComparing(PlacedFile::path);

    PlacedFiles {
        all = List.copyOf(all);
    }

    /**
     * The files of a plan.
     *
     * @param compressed compressed sizes of its entries
     */
    static PlacedFiles of(Application application, ImagePlan plan, CompressedBytes compressed) {
        FileRoles roles = FileRoles.of(application);
        List<PlacedFile> files = new ArrayList<>();
        for (Layer layer : plan.layers()) {
            for (Entry entry : layer.files()) {
                files.add(new PlacedFile(
                        entry.path(),
                        layer.name().value(),
                        new Size(entry.source().size(), compressed.of(entry.path())),
                        roles.role(entry.source()),
                        roles.library(entry.source())));
            }
        }
        return new PlacedFiles(files);
    }

    List<PlacedFile> in(String layer) {
        return all.stream().filter(file -> file.layer().equals(layer)).toList();
    }

    List<PlacedFile> of(Role role) {
        return all.stream().filter(file -> file.role() == role).toList();
    }

    List<PlacedFile> libraries(LibraryKind kind) {
        return all.stream()
                .filter(file ->
                        file.library().filter(library -> library.kind() == kind).isPresent())
                .toList();
    }

    List<PlacedFile> libraries() {
        return of(Role.LIBRARY);
    }

    static List<PlacedFile> largest(List<PlacedFile> files, int most) {
        return files.stream().sorted(LARGEST_FIRST).limit(most).toList();
    }
}
