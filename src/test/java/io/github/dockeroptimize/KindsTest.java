package io.github.dockeroptimize;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nobody asks for the kinds of a sealed type one by one: who does forgets the kind that is added next. Such a type has a
 * {@code match} with one case per kind, or each kind does its own part, and the compiler lists the places.
 */
class KindsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.dockeroptimize");

    /** The kinds of all sealed types, by their names. */
    private static final Set<String> KINDS = CLASSES.stream()
            .map(JavaClass::reflect)
            .filter(Class::isSealed)
            .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
            .map(Class::getName)
            .collect(Collectors.toSet());

    @Test
    void theKindsAreSeen() {
        assertThat(KINDS)
                .hasSizeGreaterThan(40)
                .contains(
                        "io.github.dockeroptimize.plan.Source$Text",
                        "io.github.dockeroptimize.application.BootApplication",
                        "io.github.dockeroptimize.dockerfile.Instruction$Copy");
    }

    @Test
    void nobodyAsksForTheKindsOneByOne() {
        assertThat(CLASSES.stream().flatMap(KindsTest::questions)).isEmpty();
    }

    /** By {@code instanceof}, or by a class literal, as in {@code X.class::isInstance} and {@code getClass() == X.class}. */
    private static Stream<String> questions(JavaClass asking) {
        return Stream.concat(
                        asking.getInstanceofChecks().stream().map(check -> check.getRawType()),
                        asking.getReferencedClassObjects().stream().map(literal -> literal.getRawType()))
                .map(JavaClass::getName)
                .filter(KINDS::contains)
                .map(kind -> asking.getName() + " asks whether something is a " + kind);
    }
}
