package io.github.dockeroptimize.report;

import java.util.Set;
import java.util.stream.Stream;

/** Libraries for the build or its tests that are packed because a scope is missing. */
final class DevelopmentAdviser implements Advisor.Adviser {

    private static final Set<String> TESTING = Set.of(
            "junit:junit",
            "org.assertj:assertj-core",
            "org.hamcrest:hamcrest",
            "org.junit.jupiter:junit-jupiter",
            "org.junit.jupiter:junit-jupiter-api",
            "org.mockito:mockito-core",
            "org.springframework.boot:spring-boot-starter-test",
            "org.springframework.boot:spring-boot-test",
            "org.springframework:spring-test",
            "org.testcontainers:testcontainers",
            "org.testng:testng");

    private static final Set<String> COMPILING = Set.of(
            "com.google.auto.value:auto-value",
            "com.google.dagger:dagger-compiler",
            "org.immutables:value",
            "org.mapstruct:mapstruct-processor",
            "org.projectlombok:lombok",
            "org.springframework.boot:spring-boot-configuration-processor");

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        return context.files().libraries().stream()
                .flatMap(file -> file.library().stream().flatMap(library -> {
                    if (TESTING.contains(library.key())) {
                        return Stream.of(advice(file, library, "is for tests", "<scope>test</scope>"));
                    }
                    return COMPILING.contains(library.key())
                            ? Stream.of(advice(file, library, "is for the compiler", "<optional>true</optional>"))
                            : Stream.empty();
                }));
    }

    private static Advice advice(PlacedFile file, PackedLibrary library, String what, String setting) {
        return new Advice(
                "development",
                "Leave out " + library.artifactId(),
                library.coordinates() + " " + what + " and isn't needed at run time.",
                file.size().compressed(),
                setting + " for " + library.artifactId() + ", or for the dependency that brings it");
    }
}
