package io.github.dockeroptimize.plan;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.application.AddedFiles;
import io.github.dockeroptimize.application.AddedFiles.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Adds to the application's layers those of the user's own files and of the directories to write to. */
final class AddedLayers {

    private static final int WRITABLE_MODE = 0755;

    private final BaseImage base;
    private final List<Layer> application;
    private final Options options;

    private AddedLayers(Arrangement arrangement, Options options) {
        this.base = arrangement.base();
        this.application = arrangement.layers();
        this.options = options;
    }

    /**
     * All layers: the user's files just below the application, and what it may write to on top, since the application
     * may have the same directory.
     */
    static List<Layer> of(Arrangement arrangement, Options options) {
        AddedLayers added = new AddedLayers(arrangement, options);
        if (added.isEmpty()) {
            return arrangement.layers();
        }
        int place = added.place();
        return requireNames(Stream.of(
                        added.application.subList(0, place).stream(),
                        added.files(),
                        added.application.subList(place, added.application.size()).stream(),
                        added.writable())
                .flatMap(layers -> layers)
                .toList());
    }

    /** The user may choose a name that files elsewhere get, such as {@code files-2}. */
    private static List<Layer> requireNames(List<Layer> layers) {
        Set<LayerName> names = new HashSet<>();
        for (Layer layer : layers) {
            if (!names.add(layer.name())) {
                throw new InvalidInputException(
                        "'files' has 'layer' " + quote(layer.name())
                                + ", which is also the name of another layer that is added",
                        "choose another name");
            }
        }
        return layers;
    }

    private boolean isEmpty() {
        return options.additions().files().isEmpty()
                && options.additions().writable().isEmpty()
                && options.config().volumes().isEmpty()
                && !base.lacksTemporary();
    }

    private int place() {
        for (int i = 0; i < application.size(); i++) {
            if (application.get(i).name().equals(LayerName.APPLICATION)) {
                return i;
            }
        }
        return Math.max(0, application.size() - 1);
    }

    private Stream<Layer> files() {
        Map<LayerName, List<AddedFiles>> byLayer = new LinkedHashMap<>();
        for (AddedFiles added : options.additions().files()) {
            byLayer.computeIfAbsent(name(added), any -> new ArrayList<>()).add(added);
        }
        new Overlaps(application).check(options.additions().files());
        return byLayer.entrySet().stream().flatMap(layer -> layer(layer.getKey(), layer.getValue()));
    }

    private LayerName name(AddedFiles added) {
        LayerName name = added.layer().map(LayerName::new).orElse(LayerName.FILES);
        if (application.stream().anyMatch(layer -> layer.name().equals(name))) {
            throw new InvalidInputException(
                    "'files' has 'layer' " + quote(name) + ", which is a layer of the application",
                    "choose another name, or leave it out for the layer " + quote(LayerName.FILES));
        }
        return name;
    }

    private Stream<Layer> layer(LayerName name, List<AddedFiles> all) {
        Map<ImagePath, Entry> entries = new LinkedHashMap<>();
        all.forEach(added -> added.files().forEach(file -> {
            Entry entry = entry(file, new Owner(added.userId(), added.groupId()));
            entries.put(entry.path(), entry);
        }));
        Set<ImagePath> around = new LinkedHashSet<>();
        entries.keySet().forEach(path -> around.addAll(path.parent().withParents()));
        List<Entry> own = entries.values().stream()
                .filter(entry -> !entry.isFolder() || !around.contains(entry.path()))
                .toList();
        return ScatteredLayers.of(name, own, entries, base).stream();
    }

    private static Entry entry(File file, Owner owner) {
        return new Entry(
                new ImagePath(file.path()),
                file.mode(),
                owner,
                switch (file.kind()) {
                    case DIRECTORY -> new Source.Folder();
                    case FILE -> new Source.DiskFile(file.file(), file.size(), file.origin());
                    case LINK -> new Source.Link(file.target(), file.origin());
                });
    }

    private Stream<Layer> writable() {
        Set<ImagePath> directories = new LinkedHashSet<>(options.config().volumes());
        directories.addAll(options.additions().writable());
        if (base.lacksTemporary()
                && application.stream().noneMatch(layer -> layer.name().equals(LayerName.SYSTEM))) {
            directories.add(BaseDirectories.TEMPORARY);
        }
        Owner owner = options.config().user().owner();
        return ScatteredLayers.of(
                LayerName.WRITABLE,
                directories.stream()
                        .map(directory -> BaseDirectories.isOpen(directory)
                                ? BaseDirectories.entry(directory)
                                : new Entry(directory, WRITABLE_MODE, owner, new Source.Folder()))
                        .toList(),
                Map.of(),
                base)
                .stream();
    }
}
