package io.github.dockeroptimize.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What the plugin has written and said, as the verify.groovy scripts under src/it ask for it. */
public final class Output {

    private static final Pattern OUR_GOAL = Pattern.compile("\\[INFO\\] --- docker-optimize\\S* .*");

    private final Path folder;

    private Output(Path folder) {
        this.folder = folder;
    }

    /** What is in a module's target folder. */
    public static Output of(File module) {
        return new Output(module.toPath().resolve("target/docker-optimize"));
    }

    /** What is in an output folder that has been configured. */
    public static Output in(File outputDirectory) {
        return new Output(outputDirectory.toPath());
    }

    public String dockerfile() throws IOException {
        return Files.readString(folder.resolve("context/Dockerfile"));
    }

    /** What stands behind an instruction, once for each time it is there; continued lines are joined. */
    public List<String> instructions(String name) throws IOException {
        return dockerfile()
                .replace("\\\n", "")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    /** What stands behind an instruction that is there exactly once. */
    public String instruction(String name) throws IOException {
        List<String> found = instructions(name);
        if (found.size() != 1) {
            throw new AssertionError("not one " + name + " but " + found);
        }
        return found.get(0);
    }

    public JsonNode plan() throws IOException {
        return new ObjectMapper().readTree(folder.resolve("plan.json").toFile());
    }

    /** The names of the layers, in their order. */
    public List<String> layers() throws IOException {
        return stream(plan().get("layers"))
                .map(layer -> layer.get("name").asText())
                .toList();
    }

    /** The paths of a layer's files. */
    public List<String> files(String layer) throws IOException {
        return stream(plan().get("layers"))
                .filter(candidate -> candidate.get("name").asText().equals(layer))
                .flatMap(Output::files)
                .toList();
    }

    /** The paths of all files of the image. */
    public List<String> allFiles() throws IOException {
        return stream(plan().get("layers")).flatMap(Output::files).toList();
    }

    private static Stream<String> files(JsonNode layer) {
        return stream(layer.get("entries"))
                .filter(entry -> !entry.get("folder").asBoolean())
                .map(entry -> entry.get("path").asText());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1).map(array::get);
    }

    /** The paths of the context's files, sorted. */
    public List<String> context() throws IOException {
        Path context = folder.resolve("context");
        try (Stream<Path> files = Files.walk(context)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> context.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    /** A layer's tar, one line an entry: octal mode, owner, name. */
    public List<String> tar(String layer) throws IOException {
        List<String> lines = new ArrayList<>();
        try (TarArchiveInputStream tar = open(layer)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%04o %d:%d %s",
                        entry.getMode() & 07777,
                        entry.getLongUserId(),
                        entry.getLongGroupId(),
                        entry.getName()));
            }
        }
        return lines;
    }

    /** The main attributes of a jar that is in a layer's tar. */
    public Attributes manifest(String layer, String path) throws IOException {
        try (TarArchiveInputStream tar = open(layer)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(path)) {
                    return new JarInputStream(new ByteArrayInputStream(tar.readAllBytes()))
                            .getManifest()
                            .getMainAttributes();
                }
            }
        }
        throw new AssertionError(path + " is not in " + layer + ": " + tar(layer));
    }

    private TarArchiveInputStream open(String layer) throws IOException {
        InputStream file = Files.newInputStream(folder.resolve("context/layers/" + layer + ".tar"));
        return new TarArchiveInputStream(file);
    }

    /** Everything that must be the same in two builds of the same: each path with its bytes' hash; its time in the context. */
    public SortedMap<String, String> fingerprint() throws IOException {
        SortedMap<String, String> fingerprint = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(file -> !file.equals(folder)).toList()) {
                boolean inContext = path.startsWith(folder.resolve("context"));
                fingerprint.put(
                        folder.relativize(path).toString(),
                        (Files.isDirectory(path) ? "folder" : Arrays.hashCode(Files.readAllBytes(path)))
                                + (inContext ? " " + Files.getLastModifiedTime(path) : ""));
            }
        }
        return fingerprint;
    }

    /** The lines that our goal has logged, in all builds of an integration test. */
    public static List<String> log(File basedir) throws IOException {
        List<String> said = new ArrayList<>();
        boolean ours = false;
        for (String line : Files.readAllLines(basedir.toPath().resolve("build.log"))) {
            if (OUR_GOAL.matcher(line).matches()) {
                ours = true;
            } else if (line.matches("\\[INFO\\] *(---.*)?")) {
                ours = false;
            } else if (ours && !line.matches("\\[INFO\\] Download(ing|ed) from .*")) {
                said.add(line.replaceFirst("^\\[[A-Z]+\\] ", ""));
            }
        }
        return said;
    }

    /** The message of the one goal that has failed. */
    public static String error(File basedir) throws IOException {
        return error(basedir, "[^ ]+");
    }

    /** The message of our goal's failure in one of several modules. */
    public static String error(File basedir, String module) throws IOException {
        String log = Files.readString(basedir.toPath().resolve("build.log"));
        Matcher error = Pattern.compile("\\[ERROR\\] Failed to execute goal \\S+:generate .* on project " + module
                        + ": (.*?)(?: -> \\[Help \\d+\\])?\\R")
                .matcher(log);
        if (!error.find()) {
            throw new AssertionError("generate did not fail for project " + module);
        }
        return error.group(1);
    }
}
