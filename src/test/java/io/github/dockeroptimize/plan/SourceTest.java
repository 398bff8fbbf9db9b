package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void aFolderHasNoSizeAndComesFromNowhere() {
        assertThat(new Source.Folder().size()).isZero();
        assertThat(new Source.Folder().origin()).isEmpty();
    }

    @Test
    void aJarIsAsLongAsItsHeadersNamesManifestAndContents() {
        JarPart part = new JarPart("grüße.txt", "BOOT-INF/classes/grüße.txt", 100);

        assertThat(jar(List.of(part)).size()).isEqualTo(22 + (30 + 46 + 2 * 20 + 23) + (30 + 46 + 2 * 11 + 100));
    }

    @Test
    void aJarOfManyEntriesEndsAsZip64Does() {
        JarPart part = new JarPart("a", "a", 0);
        long each = 30 + 46 + 2;
        long manifest = 30 + 46 + 2 * 20 + 23;

        assertThat(jar(Collections.nCopies(65_533, part)).size()).isEqualTo(22 + manifest + 65_533 * each);
        assertThat(jar(Collections.nCopies(65_534, part)).size()).isEqualTo(22 + manifest + 65_534 * each + 76);
    }

    private static Source.AssembledJar jar(List<JarPart> parts) {
        return new Source.AssembledJar(
                Path.of("app.jar"), new ManifestBytes("Main-Class: Grüße\r\n\r\n"), parts, "app.jar");
    }
}
