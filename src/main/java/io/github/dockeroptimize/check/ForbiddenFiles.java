package io.github.dockeroptimize.check;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.check.CheckInput.Packed;
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

/** No forbidden files are in the image: keys, passwords, and those that the user names. */
final class ForbiddenFiles implements MeasuredRule<PathPatterns> {

    /** Names under which common tools store secrets. */
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
    private static final Names NAMES = new Names();

    @Override
    public RuleSpec<PathPatterns> spec() {
        return new RuleSpec<>("forbiddenFiles", Level.FAIL, "", (rule, text) -> PathPatterns.of(rule, SECRET, text));
    }

    @Override
    public Outcome judge(Packed packed, PathPatterns patterns) {
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
                + " must not be in the image: "
                + found.values().stream().limit(MOST).collect(Collectors.joining("; "))
                + (found.size() > MOST ? "; and " + (found.size() - MOST) + " more" : ""));
    }

    /** The matching path of the file, else those of the entries of an archive that the build packaged. */
    private static Stream<String> paths(Entry file, PathPatterns patterns) {
        String path = file.path().value();
        return patterns.match(path)
                ? Stream.of(path)
                : file.source()
                        .match(NAMES)
                        .filter(name -> !name.endsWith("/"))
                        .map(name -> path + "/" + name)
                        .filter(patterns::match);
    }

    /** The names of the entries in an archive that the build packaged; other files are not opened. */
    private static final class Names implements Source.Cases<Stream<String>, RuntimeException> {

        @Override
        public Stream<String> folder(Source.Folder folder) {
            return Stream.empty();
        }

        @Override
        public Stream<String> link(Source.Link link) {
            return Stream.empty();
        }

        @Override
        public Stream<String> diskFile(Source.DiskFile file) {
            return Stream.empty();
        }

        @Override
        public Stream<String> text(Source.Text text) {
            return Stream.empty();
        }

        @Override
        public Stream<String> nested(Source.Nested entry) {
            return Stream.empty();
        }

        @Override
        public Stream<String> normalizedArchive(Source.NormalizedArchive whole) {
            try (ZipFile archive = new ZipFile(whole.archive().toFile())) {
                return archive.stream().map(ZipEntry::getName).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Stream<String> assembledJar(Source.AssembledJar jar) {
            return jar.parts().stream().map(JarPart::name);
        }
    }

    /** The paths of private keys, which are recognised by their content. */
    private static Set<String> keys(ImageFindings built) {
        return built.unwanted().stream()
                .filter(finding -> finding.what().equals("private-key"))
                .flatMap(finding -> finding.paths().stream())
                .collect(Collectors.toSet());
    }
}
