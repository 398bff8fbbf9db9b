package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PathDisplayTest {

    @TempDir
    Path folder;

    @Test
    void isRelativeToTheFolderThatMavenWasCalledIn() {
        TestModule module = TestModule.in(folder.resolve("app")).calledIn(folder);
        assertThat(PathDisplay.relative(module.session(), folder.resolve("app/target")))
                .isEqualTo(Path.of("app/target").toString());
    }

    @Test
    void isNormalized() {
        TestModule module = TestModule.in(folder).calledIn(folder.resolve("app/.."));
        assertThat(PathDisplay.relative(module.session(), folder.resolve("x/../target")))
                .isEqualTo("target");
    }

    @Test
    void isAbsoluteOutsideOfThatFolder() {
        TestModule module = TestModule.in(folder).calledIn(folder.resolve("app"));
        assertThat(PathDisplay.relative(module.session(), folder.resolve("app2/target")))
                .isEqualTo(folder.resolve("app2/target").toString());
    }
}
