package io.github.dockeroptimize.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Parameter;
import org.junit.jupiter.api.Test;

/** What a user sets has one name, one default and one description, whichever goals have it. */
class ParametersTest {

    @Test
    void areDeclaredOnce() {
        Map<String, List<String>> declarations = new ClassFileImporter()
                .importPackagesOf(Goal.class).stream()
                        .flatMap(type -> type.getFields().stream())
                        .filter(field -> field.isAnnotatedWith(Parameter.class))
                        .collect(Collectors.groupingBy(
                                JavaField::getName,
                                Collectors.mapping(field -> field.getOwner().getSimpleName(), Collectors.toList())));

        assertThat(declarations).containsKeys("skip", "image", "registryMirrors", "lockFile", "rules");
        assertThat(declarations.values())
                .allSatisfy(classes -> assertThat(classes).hasSize(1));
    }
}
