package io.github.dockeroptimize.layering;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The deployable modules of a reactor with their dependencies.
 *
 * @param modules sorted by name, regardless of the given order
 */
public record Fleet(List<Module> modules) {

    public Fleet {
        modules = modules.stream().sorted(Comparator.comparing(Module::name)).toList();
    }

    /**
     * A module that gets an image of its own.
     *
     * @param name unique in the fleet
     * @param folder the directory of its jars in the image: files in different directories can't share a layer
     * @param files by {@code groupId:artifactId[:classifier]}
     */
    public record Module(String name, String folder, LayerBudget budget, SortedMap<String, File> files) {

        public Module(String name, String folder, LayerBudget budget, Map<String, File> files) {
            this(name, folder, budget, new TreeMap<>(files));
        }

        /** The total size of its files in bytes. */
        public long size() {
            return files.values().stream().mapToLong(File::size).sum();
        }
    }

    /**
     * A jar.
     *
     * @param version which distinguishes files of one artifact
     * @param size in bytes
     */
    public record File(String version, long size) {}
}
