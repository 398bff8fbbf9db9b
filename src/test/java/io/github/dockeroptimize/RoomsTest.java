package io.github.dockeroptimize;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls of the house: data flows one way, through rooms that know no more than they need. */
class RoomsTest {

    private static final String HOUSE = "io.github.dockeroptimize";
    private static final String INSPECT = HOUSE + ".inspect..";
    private static final String PLAN = HOUSE + ".plan..";
    private static final String LAYERING = HOUSE + ".layering..";
    private static final String CONTENT = HOUSE + ".content..";
    private static final String OUTPUT = HOUSE + ".output..";
    private static final String DOCKERFILE = HOUSE + ".dockerfile..";
    private static final String CONTAINER = HOUSE + ".container..";
    private static final String LINT = HOUSE + ".lint..";
    private static final String REPORT = HOUSE + ".report..";
    private static final String CHECK = HOUSE + ".check..";
    private static final String MOJO = HOUSE + ".mojo..";
    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify..";

    /** The plugin's own classes, without the help goal that plugin-tools generate into this package. */
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("HelpMojo"))
            .importPackages(HOUSE);

    @Test
    void theRoomsAreSeen() {
        assertThat(CLASSES.stream().map(type -> type.getPackageName()).distinct())
                .contains(
                        HOUSE,
                        HOUSE + ".inspect",
                        HOUSE + ".layering",
                        HOUSE + ".plan",
                        HOUSE + ".content",
                        HOUSE + ".dockerfile",
                        HOUSE + ".container",
                        HOUSE + ".lint",
                        HOUSE + ".report",
                        HOUSE + ".report.image",
                        HOUSE + ".check",
                        HOUSE + ".mojo");
    }

    @Test
    void onlyMojoKnowsMaven() {
        noClasses()
                .that()
                .resideOutsideOfPackage(MOJO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "javax.inject..")
                .check(CLASSES);
    }

    @Test
    void inspectUsesNoLaterRoom() {
        noClasses()
                .that()
                .resideInAPackage(INSPECT)
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE + "..").and(not(resideInAnyPackage(HOUSE, INSPECT))))
                .check(CLASSES);
    }

    @Test
    void planUsesTheApplicationAndOfLibrariesOnlyTheJdk() {
        classes()
                .that()
                .resideInAPackage(PLAN)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(JDK, NULLNESS, HOUSE, INSPECT, LAYERING, PLAN)
                .check(CLASSES);
    }

    @Test
    void layeringUsesTheJdk() {
        classes()
                .that()
                .resideInAPackage(LAYERING)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(JDK, NULLNESS, HOUSE, LAYERING)
                .check(CLASSES);
    }

    @Test
    void planNeitherWritesFilesNorLooksAtTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage(LAYERING, PLAN)
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
    void dockerfileReadsThePlanAndNothingLater() {
        noClasses()
                .that()
                .resideInAPackage(DOCKERFILE)
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE + "..")
                        .and(not(resideInAnyPackage(HOUSE, INSPECT, PLAN, CONTENT, OUTPUT, DOCKERFILE))))
                .check(CLASSES);
    }

    @Test
    void containerReadsThePlanAndNothingLater() {
        noClasses()
                .that()
                .resideInAPackage(CONTAINER)
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE + "..")
                        .and(not(resideInAnyPackage(HOUSE, INSPECT, PLAN, CONTENT, OUTPUT, CONTAINER))))
                .check(CLASSES);
    }

    /** It compares what the planner makes of one application, so it sees the application too. */
    @Test
    void reportReadsThePlanAndNothingLater() {
        noClasses()
                .that()
                .resideInAPackage(REPORT)
                .should()
                .dependOnClassesThat(resideInAPackage(HOUSE + "..")
                        .and(not(resideInAnyPackage(HOUSE, INSPECT, LAYERING, PLAN, OUTPUT, REPORT))))
                .check(CLASSES);
    }

    @Test
    void checkJudgesWhatOthersHaveMeasured() {
        noClasses()
                .that()
                .resideInAPackage(CHECK)
                .should()
                .dependOnClassesThat(
                        resideInAPackage(HOUSE + "..").and(not(resideInAnyPackage(HOUSE, PLAN, LINT, REPORT, CHECK))))
                .check(CLASSES);
    }

    @Test
    void onlyCheckComparesTexts() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CHECK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.github.difflib..")
                .check(CLASSES);
    }

    @Test
    void onlyReportKnowsTheTemplates() {
        noClasses()
                .that()
                .resideOutsideOfPackage(REPORT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("gg.jte..")
                .check(CLASSES);
    }

    @Test
    void lintKnowsNothingButTheText() {
        classes()
                .that()
                .resideInAPackage(LINT)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(JDK, NULLNESS, LINT).or(type(InvalidInputException.class)))
                .check(CLASSES);
    }

    @Test
    void lintReadsNoFilesAndAsksNobody() {
        noClasses()
                .that()
                .resideInAPackage(LINT)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.regex..")
                .check(CLASSES);
    }

    @Test
    void onlyContainerKnowsJib() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CONTAINER)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google..", "org.apache.http..")
                .check(CLASSES);
    }

    /** Manifests of images are JSON, and so is what other ecosystems' projects say of themselves. */
    @Test
    void onlyThoseReadJsonWhomOthersGiveIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CONTAINER, INSPECT, REPORT, CHECK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..")
                .check(CLASSES);
    }

    @Test
    void jibIsUsedThroughItsPublicSideOnly() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("com.google.cloud.tools.jib..")
                        .and(not(resideInAnyPackage(
                                "com.google.cloud.tools.jib.api..",
                                "com.google.cloud.tools.jib.event..",
                                "com.google.cloud.tools.jib.frontend..")))
                        // which the public CredentialRetriever throws
                        .and(not(type(CredentialRetrievalException.class))))
                .check(CLASSES);
    }

    @Test
    void nothingKnowsTheGoals() {
        noClasses()
                .that()
                .resideOutsideOfPackage(MOJO)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(MOJO)
                .check(CLASSES);
    }

    @Test
    void roomsFormNoCircle() {
        slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
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
