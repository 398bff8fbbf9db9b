package io.github.dockeroptimize;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dockeroptimize.image.HealthCheck;
import io.github.dockeroptimize.image.ImageName;
import io.github.dockeroptimize.image.Platform;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house: data flows one way, through rooms that know no more than they need. */
class RoomsTest {

    private static final String HOUSE = "io.github.dockeroptimize";

    /** Every room, with the rooms that it may use besides its own and the root; they stand in the order of the data. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            entry("application", Set.of()),
            entry(
                    "inspect",
                    Set.of(
                            "application",
                            "inspect.context",
                            "inspect.java",
                            "inspect.node",
                            "inspect.go",
                            "inspect.python")),
            entry("inspect.context", Set.of("application")),
            entry("inspect.java", Set.of("application")),
            entry("inspect.node", Set.of("application", "inspect.context")),
            entry("inspect.go", Set.of("application", "inspect.context")),
            entry("inspect.python", Set.of("application", "inspect.context")),
            entry("layering", Set.of()),
            entry("plan", Set.of("application", "layering", "image", "output")),
            entry("output", Set.of()),
            entry("image", Set.of("output")),
            entry("registry", Set.of("image", "output", "registry.credentials")),
            entry("registry.credentials", Set.of()),
            entry("content", Set.of("plan", "image")),
            entry("dockerfile", Set.of("application", "plan", "image", "content", "output")),
            entry(
                    "container",
                    Set.of(
                            "plan",
                            "content",
                            "image",
                            "registry",
                            "registry.credentials",
                            "output",
                            "container.cache")),
            entry("container.cache", Set.of("plan", "content", "image", "output")),
            entry("report", Set.of("application", "layering", "plan", "image", "output")),
            entry("report.fleet", Set.of("application", "report", "report.render", "output")),
            entry("report.render", Set.of("application", "report", "plan", "image", "output")),
            entry("lint", Set.of("lint.text", "lint.buildkit", "lint.hadolint")),
            entry("lint.text", Set.of()),
            entry("lint.shell", Set.of("lint.text")),
            entry("lint.buildkit", Set.of("lint.text")),
            entry("lint.hadolint", Set.of("lint.text", "lint.shell")),
            entry("check", Set.of("application", "plan", "lint", "lint.text", "lint.buildkit", "report")));

    /** The rooms in which a library may be used, and all rooms where it is not listed. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            "org.apache.maven..", Set.of("mojo"),
            "org.codehaus.plexus..", Set.of("mojo"),
            "javax.inject..", Set.of("mojo"),
            "com.google..", Set.of("registry.credentials"),
            "com.fasterxml..", Set.of("container", "registry", "image", "inspect", "report", "check"),
            "com.github.difflib..", Set.of("check"),
            "gg.jte..", Set.of("report"),
            "org.eclipse.jgit..", Set.of("inspect.context"));

    /** Rooms of pure functions on values: of libraries they use the JDK's alone. */
    private static final Set<String> PURE = Set.of("application", "layering", "plan", "lint");

    /** The plugin's own classes, without the help goal that plugin-tools generate into this package. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("HelpMojo"))
            .importPackages(HOUSE);

    @Test
    void everyRoomIsListed() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> !name.equals(HOUSE) && !isMojo(name))
                        .map(name -> name.substring(HOUSE.length() + 1))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ROOMS.keySet());
    }

    private static boolean isMojo(String name) {
        return name.equals(HOUSE + ".mojo") || name.startsWith(HOUSE + ".mojo.");
    }

    static Stream<String> rooms() {
        return ROOMS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesThoseItMayAndNoOthers(String room) {
        String[] allowed = Stream.concat(
                        Stream.of(HOUSE, HOUSE + "." + room),
                        Objects.requireNonNull(ROOMS.get(room)).stream().map(other -> HOUSE + "." + other))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(HOUSE + "." + room)
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE + "..").and(not(resideInAnyPackage(allowed))))
                .check(CLASSES);
    }

    static Stream<String> libraries() {
        return LIBRARIES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryIsUsedWhereItMayBe(String library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(inside(Objects.requireNonNull(LIBRARIES.get(library))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void pureRoomsUseTheJdkAlone() {
        noClasses()
                .that()
                .resideInAnyPackage(inside(PURE))
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("java..", "org.jspecify..", HOUSE + "..")))
                .check(CLASSES);
    }

    private static String[] inside(Set<String> rooms) {
        return rooms.stream().map(room -> HOUSE + "." + room + "..").toArray(String[]::new);
    }

    /** Of the image formats, a plan knows what an image is called and runs on, and how it is checked. */
    @Test
    void planKnowsThreeValuesOfImages() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".plan")
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE + ".image")
                        .and(not(belongToAnyOf(Platform.class, ImageName.class, HealthCheck.class))))
                .check(CLASSES);
    }

    @Test
    void planNeitherWritesFilesNorLooksAtTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage(inside(Set.of("layering", "plan")))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .orShould()
                .callMethod("java.time.Instant", "now")
                .orShould()
                .callMethod("java.lang.System", "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void lintReadsNoFilesAndAsksNobody() {
        noClasses()
                .that()
                .resideInAPackage(HOUSE + ".lint..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.regex..")
                .check(CLASSES);
    }

    /** Tests compare with what it makes. */
    @Test
    void jibIsNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.cloud.tools..")
                .check(CLASSES);
    }

    @Test
    void roomsFormNoCircle() {
        slices().matching(HOUSE + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyClassIsNamedByWhatItIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(CLASSES);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }
}
