package io.github.dockeroptimize.layering;

import io.github.dockeroptimize.layering.Fleet.File;
import io.github.dockeroptimize.layering.Fleet.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Fleets for tests: some written down, some random. */
final class TestFleet {

    private final List<Module> modules = new ArrayList<>();

    static TestFleet of() {
        return new TestFleet();
    }

    /** A module with jars, each {@code groupId:artifactId:version=size}. */
    TestFleet module(String name, String budget, String... jars) {
        return moduleIn("/app/lib", name, budget, jars);
    }

    TestFleet moduleIn(String folder, String name, String budget, String... jars) {
        Map<String, File> files = new TreeMap<>();
        for (String jar : jars) {
            String[] parts = jar.split("[:=]", -1);
            files.put(parts[0] + ":" + parts[1], new File(parts[2], Long.parseLong(parts[3])));
        }
        modules.add(new Module(name, folder, LayerBudget.parse(budget), files));
        return this;
    }

    Fleet build() {
        return new Fleet(modules);
    }

    /** Modules that share some artifacts, in mostly the same versions and folders. */
    static Fleet random(int seed) {
        Random random = new Random(seed);
        int artifacts = 1 + random.nextInt(60);
        List<Module> modules = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            Map<String, File> files = new TreeMap<>();
            int share = 1 + random.nextInt(4);
            for (int artifact = 0; artifact < artifacts; artifact++) {
                if (random.nextInt(4) < share) {
                    String version = random.nextInt(10) == 0 ? "2" : "1";
                    files.put(key(artifact), new File(version, size(artifact) + version.length()));
                }
            }
            String folder = random.nextInt(5) == 0 ? "/app/BOOT-INF/lib" : "/app/lib";
            String budget = random.nextInt(6) == 0 ? "auto" : String.valueOf(1 + random.nextInt(12));
            modules.add(new Module("m" + i, folder, LayerBudget.parse(budget), files));
        }
        return new Fleet(modules);
    }

    private static String key(int artifact) {
        return "org.g" + artifact / 3 + ":a" + artifact;
    }

    private static long size(int artifact) {
        return 1L << (artifact * 5 % 24);
    }

    /** The same modules with other files. */
    static Fleet with(Fleet fleet, UnaryOperator<File> change) {
        return new Fleet(fleet.modules().stream()
                .map(module -> {
                    Map<String, File> files = new TreeMap<>();
                    module.files().forEach((key, file) -> files.put(key, change.apply(file)));
                    return new Module(module.name(), module.folder(), module.budget(), files);
                })
                .toList());
    }
}
