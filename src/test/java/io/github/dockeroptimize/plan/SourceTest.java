package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceTest {

    @Test
    void aFolderHasNoSizeAndComesFromNowhere() {
        assertThat(new Source.Folder().size()).isZero();
        assertThat(new Source.Folder().origin()).isEmpty();
    }

    @Test
    void aJarIsAsLongAsItsHeadersNamesAndContents() {
        JarPart part = new JarPart("grüße.txt", "BOOT-INF/classes/grüße.txt", 100);

        assertThat(jar(List.of(part), Optional.empty()).size()).isEqualTo(22 + 30 + 46 + 2 * 11 + 100);
    }

    @Test
    void aManifestOfItsOwnIsStored() {
        ManifestBytes manifest = new ManifestBytes("Main-Class: Grüße\r\n\r\n");

        assertThat(jar(List.of(), Optional.of(manifest)).size()).isEqualTo(22 + 30 + 46 + 2 * 20 + 23);
    }

    @Test
    void aJarOfManyEntriesEndsAsZip64Does() {
        JarPart part = new JarPart("a", "a", 0);
        long each = 30 + 46 + 2;

        assertThat(jar(Collections.nCopies(65_534, part), Optional.empty()).size())
                .isEqualTo(22 + 65_534 * each);
        assertThat(jar(Collections.nCopies(65_535, part), Optional.empty()).size())
                .isEqualTo(22 + 65_535 * each + 76);
    }

    private static Source.NormalizedJar jar(List<JarPart> parts, Optional<ManifestBytes> manifest) {
        return new Source.NormalizedJar(Path.of("app.jar"), parts, manifest, "app.jar");
    }
}
