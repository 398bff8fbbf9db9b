package io.github.dockeroptimize.plan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Manifest;

/** The text of a jar's manifest. */
public record ManifestBytes(String text) {

    /** Its path in a jar. */
    public static final String NAME = "META-INF/MANIFEST.MF";

    static ManifestBytes of(Manifest manifest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            manifest.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ManifestBytes(out.toString(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int size() {
        return bytes().length;
    }
}
