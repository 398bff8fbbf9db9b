package io.github.dockeroptimize.container;

import io.github.dockeroptimize.registry.credentials.UserEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A user's home with the files of container tools in it; every password is {@code s3cret-of-USERNAME}. */
public final class TestHome {

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    public TestHome(Path folder) {
        this.folder = folder;
        properties.put("os.name", "Linux");
        properties.put("user.home", folder.toString());
    }

    public TestHome environment(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    public TestHome property(String name, Object value) {
        properties.put(name, value.toString());
        return this;
    }

    public UserEnvironment machine() {
        return new UserEnvironment(environment, properties);
    }

    public Path path(String path) {
        return folder.resolve(path);
    }

    /** A file with a login for one registry. */
    public Path login(String path, String registry, String username) {
        return write(path, "{\"auths\": {\"" + registry + "\": {\"auth\": \"" + encoded(username) + "\"}}}");
    }

    public Path write(String path, String text) {
        Path file = path(path);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A credential helper that says this, and adds a line with the registry to a file beside it. */
    public Path helper(String path, String answer) {
        return executable(write(path, """
                #!/bin/sh
                read registry
                echo "$registry" >> "$0.calls"
                cat <<'END'
                %s
                END
                """.formatted(answer)));
    }

    public Path executable(Path file) {
        try {
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static String json(String username) {
        return "{\"ServerURL\": \"any\", \"Username\": \"" + username + "\", \"Secret\": \"" + password(username)
                + "\"}";
    }

    public static String password(String username) {
        return "s3cret-of-" + username;
    }

    public static String encoded(String username) {
        return Base64.getEncoder()
                .encodeToString((username + ":" + password(username)).getBytes(StandardCharsets.UTF_8));
    }
}
