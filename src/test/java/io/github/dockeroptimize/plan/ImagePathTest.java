package io.github.dockeroptimize.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePathTest {

    @ParameterizedTest
    @CsvSource({
        "/app, /app",
        "/app/, /app",
        "/opt/my.app_1@2+3~4-5, /opt/my.app_1@2+3~4-5",
        "/.hidden, /.hidden",
        "/a/..., /a/..."
    })
    void isAnAbsolutePathWithoutASlashAtItsEnd(String text, String path) {
        assertThat(ImagePath.parse("workingDirectory", text)).hasToString(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "app",
                "./app",
                "/app//",
                "/app//x",
                "/..",
                "/app/..",
                "/app/../etc",
                "/./app",
                "/app/.",
                "/my app",
                "/app\n",
                "/$HOME",
                "/app;id",
                "/app\"",
                "/grüße",
                "C:\\app",
                "\\app"
            })
    void refusesWhatIsNone(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> ImagePath.parse("workingDirectory", text))
                .withMessage(
                        "'workingDirectory' is " + InvalidInputException.quote(text)
                                + ", which is not a path in an image; give an absolute path below '/' of letters, digits and . _ @ + ~ - such as '/app'");
    }

    @Test
    void knowsWhatItIsIn() {
        ImagePath path = new ImagePath("/opt/team/app");

        assertThat(path.withParents())
                .extracting(ImagePath::value)
                .containsExactly("/opt", "/opt/team", "/opt/team/app");
        assertThat(path.startsWith(new ImagePath("/opt/team"))).isTrue();
        assertThat(path.startsWith(path)).isTrue();
        assertThat(path.startsWith(new ImagePath("/opt/te"))).isFalse();
        assertThat(path.relative()).isEqualTo("opt/team/app");
    }

    @Test
    void resolvesFilesAndFolders() {
        ImagePath root = new ImagePath("/app");

        assertThat(root.resolve("lib/a b.jar")).hasToString("/app/lib/a b.jar");
        assertThat(root.resolve("lib/")).hasToString("/app/lib");
        assertThat(root).isLessThan(root.resolve("lib"));
    }
}
