package io.github.dockeroptimize.inspect.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is never a source: the data of version control, secrets, installed packages, build output, notes of editors. */
final class Certain {

    /** Directories that aren't even looked at. */
    static final Set<String> SKIPPED = Set.of(".git", ".hg", ".svn", "node_modules");

    static final List<String> LINES = List.of(
            "**/.git",
            "**/.hg",
            "**/.svn",
            "**/.env",
            "**/.env.*",
            "**/.envrc",
            "**/.streamlit/secrets.toml",
            "**/id_rsa",
            "**/id_dsa",
            "**/id_ecdsa",
            "**/id_ed25519",
            "**/node_modules",
            "**/.venv",
            "**/__pycache__",
            "**/*.pyc",
            "**/.DS_Store",
            "**/.idea",
            "**/.vscode");

    /** In the root: how this module is built by Maven, and how its image is built. */
    private static final Pattern OF_THE_BUILD = Pattern.compile("pom\\.xml|mvnw|mvnw\\.cmd|\\.mvn|target"
            + "|(?:.+\\.)?Dockerfile|Dockerfile\\.[\\w-]+|Containerfile|(?:.+)?\\.dockerignore"
            + "|(?:docker-)?compose(?:\\.[\\w.-]+)?\\.ya?ml");

    private static final Pattern PERHAPS_KEY = Pattern.compile("(?:.*/)?[^/]+\\.(?:pem|key)");
    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
    private static final int MOST = 1 << 16;

    private Certain() {}

    static boolean isOfTheBuild(String name) {
        return OF_THE_BUILD.matcher(name).matches();
    }

    static boolean isKey(Path context, String path) {
        if (!PERHAPS_KEY.matcher(path).matches()) {
            return false;
        }
        try (var in = Files.newInputStream(context.resolve(path))) {
            return KEY.matcher(new String(in.readNBytes(MOST), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
