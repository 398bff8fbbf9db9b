package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.inspect.BootApplication.ExtractTool;
import io.github.dockeroptimize.inspect.JavaPackaging;
import io.github.dockeroptimize.inspect.JavaSources;
import io.github.dockeroptimize.plan.SourcePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How what a module packages becomes layers.
 *
 * @param goals what Maven does besides packaging, as the end of its command
 * @param beside what else of the build folder is needed
 * @param layers what changes least first
 */
record Unpacking(String goals, List<String> beside, List<String> layers, List<String> commands) {

    static final String ARCHIVE = "app.jar";

    private static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";
    private static final List<String> JAR_LAYERS =
            List.of("dependencies", "snapshot-dependencies", "project-dependencies", "application");

    static Unpacking of(JavaSources project, SourcePlan plan) {
        if (project.packaging() instanceof JavaPackaging.Boot boot) {
            return new Unpacking(
                    "",
                    List.of(),
                    boot.layers(),
                    boot.tool().map(tool -> byTool(tool, boot, plan)).orElseGet(() -> withoutTool(boot, plan)));
        }
        if (project.packaging() instanceof JavaPackaging.PlainJar jar) {
            return plainJar(jar, project, plan);
        }
        if (project.packaging() instanceof JavaPackaging.War war) {
            return new Unpacking("", List.of(), jarLayers(war.siblings()), war(war, plan));
        }
        String folder = LayerCopy.folder("application", plan);
        return new Unpacking(
                "", List.of(), List.of("application"), List.of("mkdir -p " + folder, "mv " + ARCHIVE + " " + folder));
    }

    /** Only where there are siblings do they have a layer. */
    private static List<String> jarLayers(List<String> siblings) {
        return JAR_LAYERS.stream()
                .filter(layer -> !siblings.isEmpty() || !layer.equals("project-dependencies"))
                .toList();
    }

    private static List<String> byTool(ExtractTool tool, JavaPackaging.Boot boot, SourcePlan plan) {
        List<String> commands = new ArrayList<>();
        commands.add(
                tool == ExtractTool.TOOLS
                        ? "java -Djarmode=tools -jar app.jar extract --layers --launcher --destination layers"
                        : "java -Djarmode=layertools -jar app.jar extract --destination layers");
        commands.add("find layers -name 'spring-boot-jarmode-*.jar' -delete");
        commands.add("mkdir -p" + each(boot.layers(), layer -> " layers/" + layer));
        commands.add("mkdir -p" + each(boot.layers(), layer -> " " + parent(layer, plan)));
        boot.layers().forEach(layer -> commands.add("mv layers/" + layer + " " + LayerCopy.folder(layer, plan)));
        return commands;
    }

    private static List<String> withoutTool(JavaPackaging.Boot boot, SourcePlan plan) {
        String libraries = (boot.war() ? "WEB-INF" : "BOOT-INF") + "/lib";
        String whole = LayerCopy.folder("application", plan);
        String loader = LayerCopy.folder("spring-boot-loader", plan);
        List<String> commands = new ArrayList<>();
        commands.add("mkdir -p " + whole + " " + loader);
        commands.add("(cd " + whole + " && jar xf /extract/app.jar)");
        commands.add("mv " + whole + "/org " + loader);
        commands.addAll(split(whole + "/" + libraries, "/" + libraries, List.of(), plan));
        return commands;
    }

    private static Unpacking plainJar(JavaPackaging.PlainJar jar, JavaSources project, SourcePlan plan) {
        String target = project.target().substring(project.target().lastIndexOf('/') + 1);
        String application = LayerCopy.folder("application", plan);
        List<String> commands = new ArrayList<>(split("dependency", "/lib", jar.siblings(), plan));
        commands.add("mkdir -p " + application);
        commands.add("mv app.jar " + application);
        commands.add("printf -- '-cp\\n%s%s\\n' " + plan.root() + "/app.jar \"$(sed 's/^/:/' class-path)\" > "
                + application + "/class-path");
        return new Unpacking(
                " " + DEPENDENCY_PLUGIN + ":copy-dependencies " + DEPENDENCY_PLUGIN + ":build-classpath"
                        + " -DincludeScope=runtime -Dmdep.outputFile=" + target + "/class-path -Dmdep.prefix="
                        + plan.root()
                        + "/lib -Dmdep.fileSeparator=/ -Dmdep.pathSeparator=:",
                List.of("dependency", "class-path"),
                jarLayers(jar.siblings()),
                commands);
    }

    private static List<String> war(JavaPackaging.War war, SourcePlan plan) {
        String application = LayerCopy.folder("application", plan);
        List<String> commands = new ArrayList<>();
        commands.add("mkdir -p " + application);
        commands.add("(cd " + application + " && jar xf /extract/app.jar)");
        commands.addAll(split(application + "/WEB-INF/lib", "/WEB-INF/lib", war.siblings(), plan));
        return commands;
    }

    /** Moves jars from a folder into the layers by their kind. */
    private static List<String> split(String from, String to, List<String> siblings, SourcePlan plan) {
        List<String> layers = jarLayers(siblings).stream()
                .filter(layer -> !layer.equals("application"))
                .toList();
        List<String> commands = new ArrayList<>();
        commands.add("mkdir -p " + from + each(layers, layer -> " " + LayerCopy.folder(layer, plan) + to));
        siblings.forEach(sibling -> commands.add(move(from, sibling + "-*.jar", "project-dependencies", to, plan)));
        commands.add(move(from, "*-SNAPSHOT*.jar", "snapshot-dependencies", to, plan));
        commands.add(move(from, "*.jar", "dependencies", to, plan));
        return commands;
    }

    private static String move(String from, String names, String layer, String to, SourcePlan plan) {
        return "find " + from + " -name " + ShellWord.of(names) + " -exec mv {} " + LayerCopy.folder(layer, plan) + to
                + "/ \\;";
    }

    private static String parent(String layer, SourcePlan plan) {
        String folder = LayerCopy.folder(layer, plan);
        return folder.substring(0, folder.lastIndexOf('/'));
    }

    private static String each(List<String> layers, UnaryOperator<String> word) {
        return layers.stream().map(word).collect(Collectors.joining());
    }
}
