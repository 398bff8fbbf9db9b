package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.Subject.Packed;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
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
        List<String> found = packed.layers().stream()
                .flatMap(layer -> layer.files().stream()
                        .filter(file -> patterns.stream()
                                .anyMatch(pattern ->
                                        pattern.matches(Path.of(file.path().value()))))
                        .map(file -> quote(file.path().value()) + " in layer " + quote(layer.name()) + ", from "
                                + file.source().origin()))
                .toList();
        if (found.isEmpty()) {
            return Outcome.KEPT;
        }
        return Outcome.broken((found.size() == 1 ? "1 file" : found.size() + " files")
                + " must not be in the image, and at most 0 are allowed: "
                + String.join("; ", found.subList(0, Math.min(MOST, found.size())))
                + (found.size() > MOST ? "; and " + (found.size() - MOST) + " more" : ""));
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
