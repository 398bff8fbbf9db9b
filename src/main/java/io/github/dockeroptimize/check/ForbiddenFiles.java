package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.check.Subject.Packed;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.JarPart;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.Source;
import io.github.dockeroptimize.report.ImageFindings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Files that must not be in an image: keys and passwords, and what a user names besides. */
final class ForbiddenFiles extends MeasuredRule {

    /** Names by which tools keep secrets, whatever the project. */
    private static final List<String> SECRET = List.of(
            "**/.git/**",
            "**/.env",
            "**/.env.local",
            "**/.netrc",
            "**/.pgpass",
            "**/id_rsa",
            "**/id_dsa",
            "**/id_ecdsa",
            "**/id_ed25519",
            "**/.aws/credentials",
            "**/.docker/config.json",
            "**/.m2/settings.xml",
            "**/settings-security.xml");

    private static final int MOST = 5;

    @Override
    public String name() {
        return "forbiddenFiles";
    }

    @Override
    public String ownLimit() {
        return "";
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    Outcome judge(Packed packed, String limit) {
        PathPatterns patterns = PathPatterns.of(name(), SECRET, limit);
        Map<String, String> found = new LinkedHashMap<>();
        for (Layer layer : packed.layers()) {
            for (Entry file : layer.files()) {
                String from = " in layer " + quote(layer.name()) + ", from "
                        + file.source().origin();
                paths(file, patterns).forEach(path -> found.put(path, quote(path) + from));
            }
        }
        packed.built().get().ifPresent(built -> {
            Set<String> keys = keys(built.findings());
            built.files()
                    .apply(path -> keys.contains(path) || patterns.match(path))
                    .forEach(file -> found.putIfAbsent(
                            file.path(),
                            quote(file.path()) + " in layer " + quote(file.layer()) + " of the built image"));
        });
        if (found.isEmpty()) {
            return Outcome.KEPT;
        }
        return Outcome.broken((found.size() == 1 ? "1 file" : found.size() + " files")
                + " must not be in the image, and at most 0 are allowed: "
                + found.values().stream().limit(MOST).collect(Collectors.joining("; "))
                + (found.size() > MOST ? "; and " + (found.size() - MOST) + " more" : ""));
    }

    /** Its own, else those of what is in it, where the build has packaged that. */
    private static Stream<String> paths(Entry file, PathPatterns patterns) {
        String path = file.path().value();
        return patterns.match(path)
                ? Stream.of(path)
                : names(file.source())
                        .filter(name -> !name.endsWith("/"))
                        .map(name -> path + "/" + name)
                        .filter(patterns::match);
    }

    private static Stream<String> names(Source source) {
        if (source instanceof Source.AssembledJar jar) {
            return jar.parts().stream().map(JarPart::name);
        }
        if (!(source instanceof Source.NormalizedArchive whole)) {
            return Stream.empty();
        }
        try (ZipFile archive = new ZipFile(whole.archive().toFile())) {
            return archive.stream().map(ZipEntry::getName).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that only their contents tell. */
    private static Set<String> keys(ImageFindings built) {
        return built.unwanted().stream()
                .filter(finding -> finding.what().equals("private-key"))
                .flatMap(finding -> finding.paths().stream())
                .collect(Collectors.toSet());
    }
}
