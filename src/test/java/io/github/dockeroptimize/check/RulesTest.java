package io.github.dockeroptimize.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.check.CheckInput.CommittedFile;
import io.github.dockeroptimize.check.CheckInput.LintedFile;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.plan.Entry;
import io.github.dockeroptimize.plan.ImagePath;
import io.github.dockeroptimize.plan.ImagePlan;
import io.github.dockeroptimize.plan.JarPart;
import io.github.dockeroptimize.plan.Layer;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.ManifestBytes;
import io.github.dockeroptimize.plan.Source;
import io.github.dockeroptimize.plan.User;
import io.github.dockeroptimize.report.BaseSizes;
import io.github.dockeroptimize.report.ImageFindings;
import io.github.dockeroptimize.report.Report;
import io.github.dockeroptimize.report.ReportSamples;
import io.github.dockeroptimize.report.render.ReportJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of an application of three libraries with 8.0, 1.0 and 0.5 MB, on a base of 100 MB. */
class RulesTest {

    private static final User NOBODY = User.parse("65532:65532");

    @TempDir
    Path folder;

    @Test
    void theDefaultsAreKeptByWhatGenerateMakes() {
        Result result = judge(Map.of(), image(sample()));

        assertThat(result.failures()).isEmpty();
        assertThat(result.warnings()).isEmpty();
        assertThat(result.unknown()).isEmpty();
        assertThat(result.kept())
                .containsExactly("minEfficiency", "forbiddenFiles", "requireNonRoot", "dockerfile", "lint");
    }

    @Test
    void nothingIsMeasuredThatNoRuleAsksFor() {
        ReportSamples sample = sample();
        CheckInput.Image image = new CheckInput.Image(
                List.of(),
                NOBODY,
                Optional.of(new CheckInput.Packed(
                        sample.plan().layers(),
                        () -> {
                            throw new AssertionError("measured");
                        },
                        Optional::empty,
                        Optional.empty())),
                List.of());

        assertThat(judge(Map.of("maxWastedBytes", "0"), image).failures()).isEmpty();
    }

    @Test
    void aRuleThatOnlyWarnsFailsNothing() {
        Result result = judge(Map.of("maxImageSize", "warn 5 MB", "requirePinnedBase", "off"), image(sample()));

        assertThat(result.failures()).isEmpty();
        assertThat(result.warnings())
                .extracting(Broken::toString)
                .singleElement()
                .asString()
                .startsWith("maxImageSize: the image has 109.5 MB compressed, but at most 5.0 MB is allowed;"
                        + " the largest part is the base image 'eclipse-temurin:17-jre' with 100.0 MB");
    }

    @Test
    void everyRuleIsToldAtOnce() {
        Result result = judge(
                Map.of("maxImageSize", "5 MB", "requirePinnedBase", "fail", "maxApplicationLayerSize", "10"),
                image(sample()));

        assertThat(result.failures())
                .extracting(Broken::toString)
                .extracting(failure -> failure.replaceFirst(":.*", ""))
                .containsExactly("maxImageSize", "maxApplicationLayerSize", "requirePinnedBase");
    }

    @Test
    void theLargestLayerAndLibraryAreNamed() {
        assertThat(failure(Map.of("maxImageSize", "1 MB"), image(sample().bases(base -> BaseSizes.Answer.of(10)))))
                .contains(
                        "the largest part is layer 'dependencies' with 9.5 MB, including org.big:big:1.0 with 8.0 MB");
    }

    @Test
    void whereTheBaseIsntKnownTheRestMayBreakTheRuleAndCantKeepIt() {
        ReportSamples sample = sample().bases(base -> BaseSizes.Answer.unknown("Maven is offline"));

        assertThat(failure(Map.of("maxImageSize", "5 MB"), image(sample)))
                .contains("the image has 9.5 MB compressed without its base, but at most 5.0 MB is allowed");
        Result result = judge(Map.of("maxImageSize", "50 MB"), image(sample));
        assertThat(result.unknown())
                .extracting(Broken::toString)
                .containsExactly(
                        "maxImageSize: the size of the base image 'eclipse-temurin:17-jre' is unknown: Maven is offline");
        assertThat(result.kept()).doesNotContain("maxImageSize");
    }

    @Test
    void aChangeThatCostsTooMuchIsToldWithTheSettingThatHelps() {
        assertThat(failure(Map.of("maxChangeCost", "one-class 1 MB, dependency-mean 5 MB"), image(sample())))
                .startsWith(
                        "maxChangeCost: dependency-mean re-pushes 9.5 MB, but at most 5.0 MB is allowed (3 of them);"
                                + " with <dependencyLayers>5</dependencyLayers> it would be 3.2 MB");
    }

    @Test
    void aLimitWithoutANameIsForWhatHappensEveryDay() {
        assertThat(judge(Map.of("maxChangeCost", "9 MB"), image(sample())).failures())
                .extracting(Broken::toString)
                .singleElement()
                .asString()
                .contains("dependency-mean");
        assertThat(judge(Map.of("maxChangeCost", "9 MB, dependency-mean 10 MB"), image(sample()))
                        .failures())
                .isEmpty();
        assertThat(judge(Map.of("maxChangeCost", "dependency-worst 1 MB"), image(sample()))
                        .failures())
                .extracting(Broken::toString)
                .singleElement()
                .asString()
                .contains("dependency-worst re-pushes 9.5 MB")
                .contains("(org.big:big)")
                .contains("the largest is layer 'dependencies'");
    }

    @Test
    void theLargestCauseIsAmongWhatTheChangePushes() {
        assertThat(failure(Map.of("maxChangeCost", "one-class 10"), image(sample())))
                .startsWith("maxChangeCost: one-class re-pushes ")
                .contains("; the largest is layer 'application' with ");
    }

    @Test
    void aFileInTwoLayersIsWaste() {
        Layer dependencies = sample().plan().layers().get(0);
        List<Layer> twice =
                List.of(dependencies, Layer.of(new LayerName("again"), ImagePath.ROOT, dependencies.entries()));

        assertThat(failure(Map.of("minEfficiency", "0.6"), image(sample(), twice)))
                .isEqualTo("minEfficiency: the efficiency is 0.5000, but at least 0.6 is required;"
                        + " the largest cause is '/app/lib/big-1.0.jar', which is in several layers");
        assertThat(failure(Map.of("minEfficiency", "off", "maxWastedBytes", "1 MB"), image(sample(), twice)))
                .startsWith("maxWastedBytes: 19.0 MB is wasted, but at most 1.0 MB is allowed; the largest cause is");
    }

    @Test
    void theBuiltImageCountsWhereThereIsOne() {
        ImageFindings findings = new ImageFindings(
                "image.tar", Optional.empty(), List.of(), 0.9, 5_000_000, 0.1, 0, List.of(), List.of(), List.of());
        ReportSamples sample = sample();
        CheckInput.Packed packed = new CheckInput.Packed(
                sample.plan().layers(),
                sample::report,
                () -> Optional.of(new CheckInput.Built(findings, path -> List.of())),
                Optional.empty());
        CheckInput.Image image = new CheckInput.Image(List.of(), NOBODY, Optional.of(packed), List.of());

        assertThat(failure(Map.of(), image)).startsWith("minEfficiency: the efficiency is 0.9000");
        assertThat(judge(Map.of("minEfficiency", "0.9", "maxWastedBytes", "5 MB"), image)
                        .failures())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/app/.env", "/app/.git/config", "/app/BOOT-INF/classes/id_rsa", "/root/.m2/settings.xml", "/app/x.p12"
    })
    void aSecretIsForbidden(String path) {
        Layer layer = with(path);

        assertThat(failure(Map.of("forbiddenFiles", "**/*.p12"), image(sample(), List.of(layer))))
                .startsWith("forbiddenFiles: 1 file must not be in the image: '" + path
                        + "' in layer 'application', from ");
    }

    @Test
    void theBuiltImageMayHaveForbiddenFilesThatThePlanHasNot() {
        ImageFindings findings = new ImageFindings(
                "image.tar",
                Optional.empty(),
                List.of(),
                1,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(new ImageFindings.Finding("private-key", 1, 9, List.of("/etc/ssl/mine.pem"))));
        List<String> paths = List.of("/app/a.p12", "/app/.env", "/etc/ssl/mine.pem", "/app/fine");
        CheckInput.Packed packed = new CheckInput.Packed(
                List.of(with("/app/a.p12")),
                sample()::report,
                () -> Optional.of(new CheckInput.Built(
                        findings,
                        path -> paths.stream()
                                .filter(path)
                                .map(found -> new CheckInput.BuiltFile(found, "COPY"))
                                .toList())),
                Optional.empty());
        CheckInput.Image image = new CheckInput.Image(List.of(), NOBODY, Optional.of(packed), List.of());

        assertThat(failure(Map.of("forbiddenFiles", "**/*.p12"), image))
                .startsWith("forbiddenFiles: 3 files must not be in the image:"
                        + " '/app/a.p12' in layer 'application', from ")
                .endsWith("; '/app/.env' in layer 'COPY' of the built image;"
                        + " '/etc/ssl/mine.pem' in layer 'COPY' of the built image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "**/*.{p12,jks} | /app/a.jks",
                "*.p12 | /app/a.p12",
                "conf/db.yml | /app/conf/db.yml",
                "conf/ | /app/conf/x/y",
                "/app/*.pem | /app/a.pem",
                "**/*.p12 **/*.jks | /app/a.jks",
                "fail *.{p12, jks}, *.pem | /app/a.pem",
            })
    void aPatternIsForEveryFolderUnlessItBeginsWithASlash(String patterns, String path) {
        assertThat(judge(Map.of("forbiddenFiles", patterns), image(sample(), List.of(with(path))))
                        .failures())
                .hasSize(1);
        assertThat(judge(Map.of("forbiddenFiles", patterns), image(sample(), List.of(with("/opt/fine"))))
                        .failures())
                .isEmpty();
    }

    @Test
    void aJarThatTheBuildHasPackagedIsLookedInto() throws Exception {
        Entry jar = with("/app/app.jar").files().get(0);
        Layer assembled = Layer.of(
                LayerName.APPLICATION,
                ImagePath.ROOT,
                List.of(new Entry(
                        jar.path(),
                        jar.mode(),
                        jar.owner(),
                        new Source.AssembledJar(
                                folder,
                                new ManifestBytes(""),
                                List.of(new JarPart("config/.env", "config/.env", 1)),
                                "target/app.jar"))));
        Path file = folder.resolve("module.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(".git/"));
            zip.putNextEntry(new ZipEntry("keys/id_rsa"));
        }
        Layer whole = Layer.of(
                LayerName.PROJECT_DEPENDENCIES,
                ImagePath.ROOT,
                List.of(new Entry(
                        new ImagePath("/app/lib/module.jar"),
                        jar.mode(),
                        jar.owner(),
                        new Source.NormalizedArchive(file, 1, "module.jar"))));

        assertThat(failure(Map.of(), image(sample(), List.of(whole, assembled))))
                .isEqualTo("forbiddenFiles: 2 files must not be in the image:"
                        + " '/app/lib/module.jar/keys/id_rsa' in layer 'project-dependencies', from module.jar;"
                        + " '/app/app.jar/config/.env' in layer 'application', from target/app.jar");
    }

    @Test
    void manyForbiddenFilesAreCounted() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            entries.addAll(with("/app/" + i + "/.env").entries());
        }

        assertThat(failure(
                        Map.of(), image(sample(), List.of(Layer.of(LayerName.APPLICATION, ImagePath.ROOT, entries)))))
                .contains("7 files must not be in the image")
                .endsWith("; and 2 more");
    }

    @ParameterizedTest
    @CsvSource({"0", "0:0", "00:5"})
    void rootIsRefused(String user) {
        CheckInput.Image image = new CheckInput.Image(List.of(), User.parse(user), Optional.empty(), List.of());

        assertThat(failure(Map.of(), image))
                .startsWith("requireNonRoot: the image runs as user '" + user + "', but a user id above 0 is required");
    }

    @Test
    void basesNeedDigestsWhereThatIsAskedFor() {
        String pinned = "debian@sha256:" + "0".repeat(64);
        CheckInput.Image image = new CheckInput.Image(
                List.of(new BaseImage(pinned), new BaseImage("scratch"), new BaseImage("node:20")),
                NOBODY,
                Optional.empty(),
                List.of());

        assertThat(failure(Map.of("requirePinnedBase", "fail"), image))
                .startsWith("requirePinnedBase: the builder image is 'node:20', but a digest is required;"
                        + " set <builderImage>node:20@sha256:…</builderImage>; 'docker buildx imagetools");
    }

    @Test
    void anImageThatIsBothBaseAndBuilderIsSetTwice() {
        CheckInput.Image image = new CheckInput.Image(
                List.of(new BaseImage("node:20"), new BaseImage("node:20")), NOBODY, Optional.empty(), List.of());

        List<String> failures = judge(Map.of("requirePinnedBase", "fail"), image).failures().stream()
                .map(Broken::toString)
                .toList();
        assertThat(failures).hasSize(2);
        assertThat(failures.get(0)).contains("the base image is 'node:20'").contains("<baseImage>node:20@");
        assertThat(failures.get(1)).contains("<builderImage>node:20@");
    }

    @Test
    void whatIsCompiledInTheContainerCantBeMeasured() {
        CheckInput.Image image = new CheckInput.Image(List.of(), NOBODY, Optional.empty(), List.of());

        assertThat(judge(Map.of("maxImageSize", "1 MB"), image).unknown())
                .extracting(Broken::toString)
                .contains("maxImageSize: the image is compiled in the container, so it can only be measured once it"
                        + " is built; build it, and set -Ddocker-optimize.builtImage to its name");
    }

    @Test
    void growthIsComparedWithAKeptReport() throws Exception {
        Report before = ReportSamples.plain(Files.createDirectory(folder.resolve("before")))
                .release("org.mid:mid:1.0", 1000)
                .release("org.small:small:1.0", 500)
                .report();
        Path baseline = Files.writeString(folder.resolve("report.json"), ReportJson.write(before));

        assertThat(failure(Map.of(), image(sample(), baseline)))
                .startsWith("maxGrowth: the layers above the base have grown by 8.0 MB (53")
                .contains(" %) since '" + before.image() + "', from 1.5 MB to 9.5 MB, but at most 10 % is allowed;"
                        + " most of it, 8.0 MB, is in layer 'dependencies' with 9.5 MB, including org.big:big:1.0 with 8.0 MB;"
                        + " if that is intended, replace the baseline with the new report.json");
        assertThat(judge(Map.of("maxGrowth", "600 %"), image(sample(), baseline))
                        .failures())
                .isEmpty();
        assertThat(judge(Map.of("maxGrowth", "9 MB"), image(sample(), baseline)).failures())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fail", "warn", "10 %"})
    void growthIsntKeptWhereThereIsNothingToCompareWith(String setting) {
        Result result = judge(Map.of("maxGrowth", setting), image(sample()));

        assertThat(result.kept()).doesNotContain("maxGrowth");
        assertThat(result.unknown())
                .extracting(Broken::toString)
                .containsExactly(
                        "maxGrowth: there is no baseline to compare with; set <baseline> to the report.json of an earlier build");
    }

    @Test
    void aBaselineThatIsAFolderIsRefused() {
        assertThatThrownBy(() -> judge(Map.of(), image(sample(), folder)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("'baseline' is '" + folder
                        + "', which is a directory; run docker-optimize:report, and copy its report.json there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaVersion\": 2, \"compressedBytes\": 1} | not a report of this version of the plugin",
                "[] | not a report of this version of the plugin",
                "{\"schemaVersion\": 1, \"compressedBytes\": \"x\"} | not a report of this version of the plugin",
                "{ | not valid JSON",
                "'' | not a report of this version of the plugin",
            })
    void aBaselineThatIsNoneIsRefused(String text, String what) throws Exception {
        Path baseline = Files.writeString(folder.resolve("report.json"), text);

        assertThatThrownBy(() -> judge(Map.of(), image(sample(), baseline)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("'baseline' is '" + baseline + "', which is " + what
                        + "; run docker-optimize:report, and copy its report.json there");
    }

    @Test
    void aBaselineThatIsMissingIsRefused() {
        Path baseline = folder.resolve("none.json");

        assertThatThrownBy(() -> judge(Map.of(), image(sample(), baseline)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("which doesn't exist; run docker-optimize:report");
    }

    @Test
    void aCommittedDockerfileThatIsOutOfDateIsShownAsADiff() {
        CheckInput.Image image = new CheckInput.Image(
                List.of(),
                NOBODY,
                Optional.empty(),
                List.of(
                        new CommittedFile("Dockerfile", "FROM a:1\nUSER 1\n", "FROM a:2\nUSER 1\n"),
                        new CommittedFile(".dockerignore", "*\r\n", "*\n")));

        assertThat(failure(Map.of(), image)).isEqualTo("""
                        dockerfile: 'Dockerfile' is out of date; run docker-optimize:generate and commit it, or apply this change:
                        --- a/Dockerfile
                        +++ b/Dockerfile
                        @@ -1,2 +1,2 @@
                        -FROM a:1
                        +FROM a:2
                         USER 1""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ENV DB_PASSWORD=hunter2 A=b | ENV DB_PASSWORD=… A=b",
                "ENV A=b apiToken=\"hun \\\" ter2\" C=d | ENV A=b apiToken=… C=d",
                "ENV DB_PASSWORD hunter2 and more | ENV DB_PASSWORD …",
                "    DB_PASSWORD='hunter2' \\ | DB_PASSWORD=… \\",
                "ENTRYPOINT [\"java\", \"-Ddb.password=hunter2\"] | ENTRYPOINT [\"java\", \"-Ddb.password=…\"]",
                "LABEL url=https://me:hunter2@example.com/x | LABEL url=https://…@example.com/x",
                "ENV DB_PASSWORD_FILE=/run/secrets/db A=b | ENV DB_PASSWORD_FILE=/run/secrets/db A=b",
                "LABEL maintainer=me | LABEL maintainer=me",
            })
    void aDiffShowsNoSecret(String committed, String shown) {
        CheckInput.Image image = new CheckInput.Image(
                List.of(),
                NOBODY,
                Optional.empty(),
                List.of(new CommittedFile("Dockerfile", "FROM a\n" + committed + "\n", "FROM a\n")));

        assertThat(failure(Map.of(), image)).endsWith("-" + shown);
    }

    @Test
    void imagesOfRegistriesThatArentAllowedAreFindings() {
        LintedFile file =
                new LintedFile("Dockerfile", "FROM docker.io/debian:13\nFROM quay.io/a/b:1\n", Optional.empty());

        assertThat(new Rules(Map.of("lint", "fail error"))
                        .judge(new CheckInput(Optional.empty(), List.of(file), List.of(), Set.of("docker.io")))
                        .failures())
                .singleElement()
                .asString()
                .contains("    Dockerfile:2: DL3026: ", "docker.io")
                .doesNotContain("Dockerfile:1:");
    }

    @Test
    void findingsOfTheLinterAreToldByFileAndLine() {
        LintedFile file = new LintedFile("app/Dockerfile", "FROM debian\nRUN cd /x\n", Optional.empty());
        Result result = new Rules(Map.of())
                .judge(new CheckInput(Optional.empty(), List.of(file), List.of("DL3003", "SC2164"), Set.of()));

        assertThat(result.failures())
                .extracting(Broken::toString)
                .singleElement()
                .asString()
                .startsWith("lint: 'app/Dockerfile' has 1 finding of severity warning or worse:\n"
                        + "    app/Dockerfile:1: DL3006: ");
        assertThat(new Rules(Map.of("lint", "warn error"))
                        .judge(new CheckInput(Optional.empty(), List.of(file), List.of(), Set.of()))
                        .warnings())
                .isEmpty();
        assertThat(new Rules(Map.of("lint", "warn"))
                        .judge(new CheckInput(Optional.empty(), List.of(file), List.of(), Set.of()))
                        .warnings())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "maxImgSize | 5 MB | 'rules' has 'maxImgSize', but there is no such rule; the rules are maxImageSize, ",
                "requireNonRoot | warning | 'requireNonRoot' is 'warning', but the rule has no limit; set one of 'off', 'warn', 'fail'",
                "requirePinnedBase | no | 'requirePinnedBase' is 'no', but the rule has no limit; set one of 'off', 'warn', 'fail'",
                "dockerfile | fail app | 'dockerfile' is 'app', but the rule has no limit; set one of 'off', 'warn', 'fail'",
                "maxImageSize | 9999999999 GB | 'maxImageSize' has the limit '9999999999 GB', which is not a size",
                "maxImageSize | fail | 'maxImageSize' has the limit '', which is not a size; set one such as '200 MB'",
                "maxImageSize | 5 MBit | 'maxImageSize' has the limit '5 MBit', which is not a size",
                "maxImageSize | -5 | 'maxImageSize' has the limit '-5', which is not a size",
                "maxApplicationLayerSize | much | 'maxApplicationLayerSize' has the limit 'much', which is not a size",
                "maxChangeCost | two-classes 5 MB | 'maxChangeCost' names the change 'two-classes', which is unknown; name one of one-class, ",
                "maxChangeCost | one-class | 'maxChangeCost' has the limit '', which is not a size",
                "minEfficiency | 95 | 'minEfficiency' has the limit '95', which is not a number from 0 to 1",
                "minEfficiency | NaN | 'minEfficiency' has the limit 'NaN', which is not a number from 0 to 1",
                "maxGrowth | 5 % | 'maxGrowth' is '5 %', but there is no baseline to compare with; set <baseline>",
                "forbiddenFiles | [ | 'forbiddenFiles' has the pattern '[', which can't be read",
                "lint | bad | 'lint' has the limit 'bad', which is not a severity; set one of 'error', 'warning', 'info', 'style'",
            })
    void aLimitThatIsNoneIsRefused(String rule, String limit, String message) {
        assertThatThrownBy(() -> judge(Map.of(rule, limit), image(sample())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void everyRuleThatThereIsNotIsNamed() {
        assertThatThrownBy(() -> new Rules(Map.of("b", "1", "a", "2", "lint", "off")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "'rules' has 'a', 'b', but there is no such rule; the rules are maxImageSize, ");
    }

    @Test
    void allThatCantBeUnderstoodIsToldAtOnce() {
        assertThatThrownBy(() -> judge(Map.of("maxImageSize", "abc", "minEfficiency", "95 %"), image(sample())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageMatching(
                        "(?s)'maxImageSize' has the limit 'abc', .*\n'minEfficiency' has the limit '95 %', .*");
    }

    @Test
    void aPatternThatCantBeReadIsToldInOneLine() {
        assertThatThrownBy(() -> judge(Map.of("forbiddenFiles", "["), image(sample())))
                .hasMessage("'forbiddenFiles' has the pattern '[', which can't be read (Missing ']);"
                        + " write it such as '**/*.p12'")
                .hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({"4096, 4096", "1.5GB, 1500000000", "512 KiB, 524288", "0, 0", "2 mib, 2097152", "7 k, 7000"})
    void sizesAreReadAsPeopleWriteThem(String text, long bytes) {
        assertThat(ByteCount.parse("rule", text)).isEqualTo(bytes);
    }

    private ReportSamples sample() {
        return ReportSamples.plain(folder.resolve("sample"))
                .release("org.big:big:1.0", 8000)
                .release("org.mid:mid:1.0", 1000)
                .release("org.small:small:1.0", 500);
    }

    private Layer with(String path) {
        ImagePlan plan = ReportSamples.plain(folder.resolve("small")).plan();
        Layer application = plan.layers().get(plan.layers().size() - 1);
        Entry file = application.files().get(0);
        return Layer.of(
                LayerName.APPLICATION,
                ImagePath.ROOT,
                List.of(new Entry(new ImagePath(path), file.mode(), file.owner(), file.source())));
    }

    private static CheckInput.Image image(ReportSamples sample) {
        return image(sample, sample.plan().layers());
    }

    private static CheckInput.Image image(ReportSamples sample, List<Layer> layers) {
        return image(sample, layers, Optional.empty());
    }

    private static CheckInput.Image image(ReportSamples sample, Path baseline) {
        return image(sample, sample.plan().layers(), Optional.of(baseline));
    }

    private static CheckInput.Image image(ReportSamples sample, List<Layer> layers, Optional<Path> baseline) {
        return new CheckInput.Image(
                List.of(sample.plan().baseImage()),
                NOBODY,
                Optional.of(new CheckInput.Packed(layers, sample::report, Optional::empty, baseline)),
                List.of());
    }

    private static Result judge(Map<String, String> rules, CheckInput.Image image) {
        return new Rules(rules).judge(new CheckInput(Optional.of(image), List.of(), List.of(), Set.of()));
    }

    private static String failure(Map<String, String> rules, CheckInput.Image image) {
        List<String> failures =
                judge(rules, image).failures().stream().map(Broken::toString).toList();
        assertThat(failures).hasSize(1);
        return failures.get(0);
    }
}
