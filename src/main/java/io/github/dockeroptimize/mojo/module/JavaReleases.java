package io.github.dockeroptimize.mojo.module;

import io.github.dockeroptimize.application.JavaVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The Java releases that a module's plugins are configured for, by all of their executions. */
final class JavaReleases {

    private static final JavaVersion DEFAULT = new JavaVersion(21);
    private static final JavaVersion LOWEST_OF_BOOT_3 = new JavaVersion(17);
    private static final List<String> IN_ORDER = List.of("release", "target", "source");
    private static final String KOTLIN = "org.jetbrains.kotlin:kotlin-maven-plugin";
    private static final String TOOLCHAINS = "org.apache.maven.plugins:maven-toolchains-plugin";
    private static final String ENFORCER = "org.apache.maven.plugins:maven-enforcer-plugin";
    private static final Pattern LOWEST_OF_RANGE = Pattern.compile("[\\[(]?\\s*(?:1\\.)?(\\d{1,3}).*");

    private final MavenModule module;
    private final PluginSettings compiler;

    JavaReleases(MavenModule module) {
        this.module = module;
        this.compiler = new PluginSettings(module.project(), PluginSettings.COMPILER);
    }

    /** The lowest release that runs the module's classes; those of a multi-release jar are for others, too. */
    JavaVersion running() {
        JavaVersion compiled = Stream.concat(
                        compile()
                                .filter(configuration -> !isMultiRelease(configuration))
                                .flatMap(configuration -> release(configuration).stream()),
                        kotlin())
                .reduce(JavaVersion::max)
                .orElseGet(() -> toolchain().reduce(JavaVersion::max).orElse(DEFAULT));
        return BootPlugin.of(module.project()).filter(boot -> boot.major() >= 3).isPresent()
                ? compiled.max(LOWEST_OF_BOOT_3)
                : compiled;
    }

    /** The lowest JDK that compiles the module. */
    JavaVersion compiling() {
        Stream<JavaVersion> enforced = new PluginSettings(module.project(), ENFORCER)
                .executions().stream()
                        .map(PluginExecution::getConfiguration)
                        .flatMap(
                                configuration -> configuration instanceof Xpp3Dom dom ? Stream.of(dom) : Stream.empty())
                        .flatMap(dom -> descendants(dom, "requireJavaVersion"))
                        .flatMap(rule -> PluginSettings.value(rule, "version").stream())
                        .flatMap(JavaReleases::lowest);
        return Stream.of(
                        compile().flatMap(configuration -> release(configuration).stream()),
                        compile()
                                .flatMap(configuration ->
                                        PluginSettings.value(configuration, "jdkToolchain", "version").stream())
                                .flatMap(JavaReleases::lowest),
                        toolchain(),
                        enforced)
                .flatMap(releases -> releases)
                .reduce(running(), JavaVersion::max);
    }

    /** What the maven-toolchains-plugin asks a JDK to be; of a range its lowest release. */
    List<Map<String, String>> toolchains() {
        List<Map<String, String>> toolchains = new ArrayList<>();
        PluginSettings settings = new PluginSettings(module.project(), TOOLCHAINS);
        settings.executions().stream()
                .flatMap(execution -> settings.of(execution).stream())
                .flatMap(configuration -> descendants(configuration, "jdk"))
                .forEach(jdk -> {
                    Map<String, String> required = new LinkedHashMap<>();
                    for (Xpp3Dom child : jdk.getChildren()) {
                        PluginSettings.value(jdk, child.getName())
                                .map(value -> child.getName().equals("version")
                                        ? value.replaceFirst("^[\\[(]\\s*", "").replaceFirst("[,\\])].*", "")
                                        : value)
                                .filter(value -> value.matches("[A-Za-z0-9._-]+"))
                                .ifPresent(value -> required.put(child.getName(), value));
                    }
                    toolchains.add(required);
                });
        return toolchains.stream().distinct().toList();
    }

    private Stream<JavaVersion> toolchain() {
        return toolchains().stream()
                .flatMap(jdk -> Stream.ofNullable(jdk.get("version")))
                .flatMap(JavaReleases::lowest);
    }

    /** The configurations of the compiler's executions; the shared one where there is none. */
    private Stream<Xpp3Dom> compile() {
        List<Xpp3Dom> configurations = compiler.executions().stream()
                .filter(execution -> execution.getGoals().contains("compile"))
                .map(execution -> compiler.of(execution).orElseGet(() -> new Xpp3Dom("configuration")))
                .toList();
        return configurations.isEmpty()
                ? Stream.of(compiler.shared().orElseGet(() -> new Xpp3Dom("configuration")))
                : configurations.stream();
    }

    private static boolean isMultiRelease(Xpp3Dom configuration) {
        return PluginSettings.value(configuration, "multiReleaseOutput")
                .filter("true"::equals)
                .isPresent();
    }

    /** In the compiler plugin's order of precedence. */
    private Optional<JavaVersion> release(Xpp3Dom configuration) {
        return IN_ORDER.stream()
                .flatMap(name -> Stream.concat(
                        PluginSettings.value(configuration, name).stream(),
                        module.property("maven.compiler." + name).stream()))
                .flatMap(value -> JavaVersion.parse(value).stream())
                .findFirst();
    }

    private Stream<JavaVersion> kotlin() {
        PluginSettings kotlin = new PluginSettings(module.project(), KOTLIN);
        return Stream.concat(kotlin.values("jvmTarget"), module.property("kotlin.compiler.jvmTarget").stream())
                .filter(value -> module.project().getPlugin(KOTLIN) != null)
                .flatMap(value -> JavaVersion.parse(value).stream());
    }

    private static Stream<JavaVersion> lowest(String range) {
        Matcher matcher = LOWEST_OF_RANGE.matcher(range);
        return matcher.matches() ? Stream.of(new JavaVersion(Integer.parseInt(matcher.group(1)))) : Stream.empty();
    }

    private static Stream<Xpp3Dom> descendants(Xpp3Dom parent, String name) {
        return Stream.of(parent.getChildren())
                .flatMap(child -> child.getName().equals(name) ? Stream.of(child) : descendants(child, name));
    }
}
