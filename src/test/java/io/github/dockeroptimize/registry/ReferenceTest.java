package io.github.dockeroptimize.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceTest {

    private static final String DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "ubuntu, registry-1.docker.io, library/ubuntu, latest",
        "ubuntu:24.04, registry-1.docker.io, library/ubuntu, 24.04",
        "library/ubuntu, registry-1.docker.io, library/ubuntu, latest",
        "team/app:1, registry-1.docker.io, team/app, 1",
        "docker.io/ubuntu, registry-1.docker.io, library/ubuntu, latest",
        "docker.io/team/app, registry-1.docker.io, team/app, latest",
        "index.docker.io/ubuntu:1, registry-1.docker.io, library/ubuntu, 1",
        "registry.example.com/app, registry.example.com, app, latest",
        "registry.example.com/a/b/c:1, registry.example.com, a/b/c, 1",
        "registry.example.com:5000/app, registry.example.com:5000, app, latest",
        "localhost/app:1, localhost, app, 1",
        "localhost:5000/team/app, localhost:5000, team/app, latest",
        "registry:5000/app, registry:5000, app, latest"
    })
    void isReadAsDockersClientReadsIt(String text, String registry, String repository, String tag) {
        Reference reference = Reference.parse(text);
        assertThat(reference.registry()).isEqualTo(registry);
        assertThat(reference.repository()).isEqualTo(repository);
        assertThat(reference.tag()).contains(tag);
        assertThat(reference.digest()).isEmpty();
        assertThat(reference.qualifier()).isEqualTo(tag);
    }

    @Test
    void aDigestNeedsNoTag() {
        Reference reference = Reference.parse("localhost:5000/app@" + DIGEST);
        assertThat(reference.repository()).isEqualTo("app");
        assertThat(reference.tag()).isEmpty();
        assertThat(reference.qualifier()).isEqualTo(DIGEST);
    }

    @Test
    void aDigestCountsMoreThanATag() {
        Reference reference = Reference.parse("app:1@" + DIGEST);
        assertThat(reference.tag()).contains("1");
        assertThat(reference.digest()).contains(DIGEST);
        assertThat(reference.qualifier()).isEqualTo(DIGEST);
    }

    @ParameterizedTest
    @CsvSource({
        "ubuntu, docker.io/library/ubuntu:latest",
        "team/app:1, docker.io/team/app:1",
        "localhost:5000/app, localhost:5000/app:latest",
        "app:1@" + DIGEST + ", docker.io/library/app:1@" + DIGEST
    })
    void isWrittenOutInFull(String text, String full) {
        assertThat(Reference.parse(text)).hasToString(full);
        assertThat(Reference.parse(full)).isEqualTo(Reference.parse(text));
    }

    @Test
    void dockerHubHasTheNameThatPeopleUse() {
        assertThat(Reference.parse("ubuntu").isOnDockerHub()).isTrue();
        assertThat(Reference.parse("ubuntu").registryName()).isEqualTo("docker.io");
        assertThat(Reference.parse("localhost:5000/ubuntu").isOnDockerHub()).isFalse();
        assertThat(Reference.parse("localhost:5000/ubuntu").registryName()).isEqualTo("localhost:5000");
    }

    @Test
    void aMirrorHasTheSameRepositoryAndTag() {
        assertThat(Reference.parse("ubuntu:24.04").on("mirror.example.com"))
                .isEqualTo(Reference.parse("mirror.example.com/library/ubuntu:24.04"));
    }
}
