package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Subject.Packed;
import io.github.dockeroptimize.report.ImageFindings;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        List<PathMatcher> patterns = Stream.concat(SECRET.stream(), Stream.of(limit.split(",", -1)))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .map(this::matcher)
                .toList();
        Map<String, String> found = new LinkedHashMap<>();
        packed.layers()
                .forEach(layer -> layer.files().stream()
                        .filter(file -> matches(patterns, file.path().value()))
                        .forEach(file -> found.put(
                                file.path().value(),
                                quote(file.path().value()) + " in layer " + quote(layer.name()) + ", from "
                                        + file.source().origin())));
        packed.built().get().ifPresent(built -> {
            Set<String> keys = keys(built.findings());
            built.files()
                    .apply(path -> keys.contains(path) || matches(patterns, path))
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

    private static boolean matches(List<PathMatcher> patterns, String path) {
        try {
            Path asked = Path.of(path);
            return patterns.stream().anyMatch(pattern -> pattern.matches(asked));
        } catch (InvalidPathException e) {
            return false; // Windows can't have it, and so nobody means it
        }
    }

    /** Those that only their contents tell. */
    private static Set<String> keys(ImageFindings built) {
        return built.unwanted().stream()
                .filter(finding -> finding.what().equals("private-key"))
                .flatMap(finding -> finding.paths().stream())
                .collect(Collectors.toSet());
    }

    private PathMatcher matcher(String pattern) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new InvalidInputException(
                    quote(name()) + " has the pattern " + quote(pattern)
                            + ", which can't be read; write it such as '**/*.p12'",
                    e);
        }
    }
}
