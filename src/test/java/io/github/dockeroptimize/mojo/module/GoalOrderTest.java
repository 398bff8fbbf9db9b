package io.github.dockeroptimize.mojo.module;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dockeroptimize.InvalidInputException;
import java.nio.file.Path;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalOrderTest {

    private static final String SHADE = "org.apache.maven.plugins:maven-shade-plugin";
    private static final String BOOT = "org.springframework.boot:spring-boot-maven-plugin";
    private static final String ASSEMBLY = "org.apache.maven.plugins:maven-assembly-plugin";

    @TempDir
    Path folder;

    private TestModule module;

    @BeforeEach
    void module() {
        module = TestModule.in(folder);
    }

    @ParameterizedTest
    @CsvSource({
        SHADE + ", shade",
        BOOT + ", repackage",
        "io.quarkus:quarkus-maven-plugin, build",
        "io.quarkus.platform:quarkus-maven-plugin, build"
    })
    void mustBeMadeAboveInTheSamePhase(String plugin, String goal) {
        above(plugin, execution(goal, null));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        SHADE + ", shade",
        BOOT + ", repackage",
        "io.quarkus:quarkus-maven-plugin, build",
        "io.quarkus.platform:quarkus-maven-plugin, build"
    })
    void isRefusedWhereItIsMadeBelow(String plugin, String goal) {
        below(plugin, execution(goal, null));
        String name = plugin.substring(plugin.indexOf(':') + 1);
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::check)
                .withMessage("'" + name + ":" + goal + "' finishes the archive after docker-optimize has read it,"
                        + " in phase 'package'; move " + name
                        + " above docker-optimize-maven-plugin in <plugins>; if inherited, repeat it below");
    }

    @Test
    void isRefusedWhereItIsMadeInALaterPhase() {
        above(SHADE, execution("shade", "verify"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::check)
                .withMessage("'maven-shade-plugin:shade' finishes the archive after docker-optimize has read it,"
                        + " in phase 'verify'; bind docker-optimize-maven-plugin to 'verify'"
                        + " and place it below maven-shade-plugin");
    }

    @Test
    void mayBeMadeBelowInAnEarlierPhase() {
        module.inPhase("verify");
        below(SHADE, execution("shade", "package"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", ""})
    void isNotMadeByAnExecutionThatIsBoundToNoPhase(String phase) {
        below(SHADE, execution("shade", phase));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void isNotMadeByOtherGoalsOfTheSamePlugin() {
        below(BOOT, execution("build-info", "package"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void isNotMadeByOtherPlugins() {
        below("org.apache.maven.plugins:maven-source-plugin", execution("jar", "verify"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void isNotMadeWhereTheConfigurationSkipsIt() {
        below(BOOT, configured(execution("repackage", null), "skip", "true"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void isMadeWhereTheConfigurationDoesNotSkipIt() {
        below(BOOT, configured(execution("repackage", null), "skip", "false"));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(this::check);
    }

    @ParameterizedTest
    @CsvSource({
        BOOT + ", repackage, spring-boot.repackage.skip",
        SHADE + ", shade, maven.shade.skip",
        "io.quarkus:quarkus-maven-plugin, build, quarkus.build.skip"
    })
    void isNotMadeWhereAPropertySkipsIt(String plugin, String goal, String property) {
        below(plugin, execution(goal, null));
        module.projectProperty(property, "true");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", ""})
    void isNotMadeWhereTheCommandLineSkipsIt(String value) {
        below(BOOT, execution("repackage", null));
        module.userProperty("spring-boot.repackage.skip", value);
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void theCommandLineBeatsThePropertyOfThePom() {
        below(BOOT, execution("repackage", null));
        module.projectProperty("spring-boot.repackage.skip", "true")
                .userProperty("spring-boot.repackage.skip", "false");
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(this::check);
    }

    @Test
    void isMadeByAnAssemblyOfAllDependencies() {
        below(ASSEMBLY, configured(execution("single", "package"), "descriptorRef", "jar-with-dependencies"));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::check)
                .withMessageStartingWith("'maven-assembly-plugin:single' finishes the archive");
    }

    @Test
    void isNotMadeByAnAssemblyOfADistribution() {
        below(ASSEMBLY, configured(execution("single", "package"), "descriptor", "distribution.xml"));
        below(ASSEMBLY, execution("single", "verify"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void isNotMadeByAnAssemblyThatIsSkipped() {
        below(ASSEMBLY, configured(execution("single", "package"), "descriptorRef", "jar-with-dependencies"));
        module.userProperty("assembly.skipAssembly", "true");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void isNotMadeByAnAssemblyThatItsConfigurationSkips() {
        PluginExecution assembly = configured(execution("single", "package"), "descriptorRef", "jar-with-dependencies");
        below(ASSEMBLY, configured(assembly, "skipAssembly", "true"));
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void isLeftToTheOrderOfTheCommandLine() {
        below(SHADE, execution("shade", "verify"));
        module.onCommandLine();
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void theFirstExecutionThatComesTooLateIsNamed() {
        below(SHADE, execution("shade", "prepare-package"));
        below(BOOT, execution("repackage", null));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(this::check)
                .withMessageStartingWith("'spring-boot-maven-plugin:repackage'");
    }

    private void check() {
        new GoalOrder(module.project(), module.session()).requireBefore(module.execution());
    }

    private void above(String plugin, PluginExecution execution) {
        add(plugin, execution);
        add(TestModule.OWN_PLUGIN, execution("generate", "package"));
    }

    private void below(String plugin, PluginExecution execution) {
        add(TestModule.OWN_PLUGIN, execution("generate", "package"));
        add(plugin, execution);
    }

    private void add(String key, PluginExecution execution) {
        Plugin plugin = TestModule.plugin(key);
        plugin.addExecution(execution);
        module.project().getBuild().addPlugin(plugin);
    }

    private static PluginExecution execution(String goal, @Nullable String phase) {
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        execution.setPhase(phase);
        return execution;
    }

    private static PluginExecution configured(PluginExecution execution, String parameter, String value) {
        Xpp3Dom configuration =
                execution.getConfiguration() instanceof Xpp3Dom earlier ? earlier : new Xpp3Dom("configuration");
        Xpp3Dom child = new Xpp3Dom(parameter);
        child.setValue(value);
        configuration.addChild(child);
        execution.setConfiguration(configuration);
        return execution;
    }
}
