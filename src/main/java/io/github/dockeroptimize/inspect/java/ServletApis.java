package io.github.dockeroptimize.inspect.java;

import io.github.dockeroptimize.application.Archive;
import io.github.dockeroptimize.application.ArchiveEntry;
import io.github.dockeroptimize.application.WarApplication.ServletApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * Finds the generation of the servlet API that a WAR needs: by the references of its classes, else by the namespace of
 * its web.xml, else by the API that the module is compiled against, else the current generation.
 */
final class ServletApis {

    private ServletApis() {}

    static ServletApi of(Archive war, List<String> declared) {
        return fromClasses(war)
                .or(() -> fromDescriptor(war))
                .or(() -> fromDeclared(declared))
                .orElse(ServletApi.JAKARTA);
    }

    private static Optional<ServletApi> fromClasses(Archive war) {
        return war.reading(zip -> war.files().stream()
                .filter(entry -> entry.name().startsWith("WEB-INF/classes/")
                        && entry.name().endsWith(".class"))
                .flatMap(entry -> mentioned(zip, entry).stream())
                .findFirst());
    }

    /** Class names are plain text in the constant pool (JVMS §4.4.7), so the bytes can be searched as Latin-1. */
    private static Optional<ServletApi> mentioned(ZipFile zip, ArchiveEntry entry) {
        try (InputStream in = zip.getInputStream(zip.getEntry(entry.name()))) {
            return generation(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ServletApi> fromDescriptor(Archive war) {
        if (!war.has("WEB-INF/web.xml")) {
            return Optional.empty();
        }
        String descriptor = new String(war.bytes("WEB-INF/web.xml"), StandardCharsets.UTF_8);
        if (descriptor.contains("https://jakarta.ee/")) {
            return Optional.of(ServletApi.JAKARTA);
        }
        boolean javaEe = descriptor.contains("http://java.sun.com/") || descriptor.contains("http://xmlns.jcp.org/");
        return javaEe ? Optional.of(ServletApi.JAVAX) : Optional.empty();
    }

    /** Jakarta EE 8 has the new coordinates with the old packages. */
    private static Optional<ServletApi> fromDeclared(List<String> declared) {
        for (String coordinates : declared) {
            if (coordinates.startsWith("javax.servlet:") || coordinates.startsWith("javax:javaee")) {
                return Optional.of(ServletApi.JAVAX);
            }
            if (coordinates.startsWith("jakarta.servlet:jakarta.servlet-api:")) {
                return Optional.of(coordinates.contains(":4.") ? ServletApi.JAVAX : ServletApi.JAKARTA);
            }
            if (coordinates.startsWith("jakarta.platform:")) {
                return Optional.of(coordinates.contains(":8.") ? ServletApi.JAVAX : ServletApi.JAKARTA);
            }
        }
        return Optional.empty();
    }

    private static Optional<ServletApi> generation(String constants) {
        if (constants.contains("jakarta/servlet/")) {
            return Optional.of(ServletApi.JAKARTA);
        }
        return constants.contains("javax/servlet/") ? Optional.of(ServletApi.JAVAX) : Optional.empty();
    }
}
