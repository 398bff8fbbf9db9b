package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.application.BootApplication.ExtractTool;
import io.github.dockeroptimize.application.JavaPackaging;
import io.github.dockeroptimize.application.JavaSources;
import io.github.dockeroptimize.plan.LayerName;
import io.github.dockeroptimize.plan.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the archive of a module becomes layers.
 *
 * @param goals additional goals of the Maven command
 * @param collect commands after it, which put further files into the build directory
 * @param files further files of the build directory that are needed
 * @param directory where the commands run, since a {@code cd} among them is a finding of hadolint's (DL3003)
 */
record Unpacking(String goals, List<String> collect, List<String> files, String directory, List<String> commands) {

    static final String ARCHIVE = "app.jar";
    static final String DIRECTORY = "/extract";

    static final String DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

    /** @param layers the least frequently changed first */
    static Unpacking of(JavaSources project, Recipe.Compiled recipe, List<LayerName> layers) {
        return project.packaging().match(new Shapes(project, recipe, layers));
    }

    private record Shapes(JavaSources project, Recipe.Compiled recipe, List<LayerName> layers)
            implements JavaPackaging.Cases<Unpacking> {

        @Override
        public Unpacking boot(JavaPackaging.Boot boot) {
            return boot.tool()
                    .map(tool -> new Unpacking("", List.of(), List.of(), DIRECTORY, byTool(tool, layers, recipe)))
                    .orElseGet(() -> exploded(recipe, withoutTool(boot, layers, recipe)));
        }

        @Override
        public Unpacking plainJar(JavaPackaging.PlainJar jar) {
            return Unpacking.plainJar(jar, project, layers, recipe);
        }

        @Override
        public Unpacking uberJar(JavaPackaging.UberJar jar) {
            String folder = LayerCopy.folder(LayerName.APPLICATION, recipe);
            List<String> commands = new ArrayList<>(jar.mainClass()
                    .map(name -> List.of("javap -cp " + ARCHIVE + " " + ShellWord.of(name) + " > /dev/null"))
                    .orElse(List.of(
                            "jar xf " + ARCHIVE + " META-INF/MANIFEST.MF",
                            "{ grep '^Main-Class:' META-INF/MANIFEST.MF || { echo 'the manifest has no Main-Class; set"
                                    + " <mainClass>' >&2; exit 1; }; }")));
            commands.addAll(List.of("mkdir -p " + folder, "mv " + ARCHIVE + " " + folder));
            return new Unpacking("", List.of(), List.of(), DIRECTORY, commands);
        }

        @Override
        public Unpacking war(JavaPackaging.War war) {
            return exploded(recipe, Unpacking.war(war, layers, recipe));
        }

        private static Unpacking exploded(Recipe.Compiled recipe, List<String> commands) {
            return new Unpacking("", List.of(), List.of(), LayerCopy.folder(LayerName.APPLICATION, recipe), commands);
        }
    }

    private static List<String> byTool(ExtractTool tool, List<LayerName> layers, Recipe.Compiled recipe) {
        List<String> commands = new ArrayList<>();
        commands.add(ExtractStage.command(tool));
        commands.add("find layers -name 'spring-boot-jarmode-*.jar' -exec rm {} +");
        commands.add("mkdir -p" + each(layers, layer -> " layers/" + layer));
        commands.add("mkdir -p" + each(layers, layer -> " " + parent(layer, recipe)));
        layers.forEach(layer -> commands.add("mv layers/" + layer + " " + LayerCopy.folder(layer, recipe)));
        return commands;
    }

    private static List<String> withoutTool(JavaPackaging.Boot boot, List<LayerName> layers, Recipe.Compiled recipe) {
        String libraries = (boot.war() ? "WEB-INF" : "BOOT-INF") + "/lib";
        String whole = LayerCopy.folder(LayerName.APPLICATION, recipe);
        String loader = LayerCopy.folder(LayerName.LOADER, recipe);
        List<String> commands = new ArrayList<>();
        commands.add("mkdir -p " + loader);
        commands.add("jar xf /extract/app.jar");
        commands.add("mv org " + loader);
        commands.addAll(split(whole + "/" + libraries, "/" + libraries, List.of(), layers, recipe));
        return commands;
    }

    private static Unpacking plainJar(
            JavaPackaging.PlainJar jar, JavaSources project, List<LayerName> layers, Recipe.Compiled recipe) {
        String target = project.target().substring(project.target().lastIndexOf('/') + 1);
        String application = LayerCopy.folder(LayerName.APPLICATION, recipe);
        List<LayerName> libraries = libraries(layers);
        List<String> commands = new ArrayList<>();
        commands.add("javap -cp app.jar" + each(libraries, layer -> ":'layers/" + layer + "/*'") + " "
                + ShellWord.of(jar.mainClass()) + " > /dev/null");
        commands.add("mkdir -p" + each(layers, layer -> " " + LayerCopy.folder(layer, recipe)));
        libraries.forEach(layer -> commands.add("mv layers/" + layer + " " + LayerCopy.folder(layer, recipe) + "/lib"));
        commands.add("mv app.jar class-path " + application);
        return new Unpacking(
                " " + DEPENDENCY_PLUGIN + ":build-classpath -DincludeScope=runtime -Dmdep.outputFile=" + target
                        + "/libraries -Dmdep.pathSeparator=:",
                collect(jar, project, libraries, recipe),
                List.of("layers", "class-path"),
                DIRECTORY,
                commands);
    }

    /**
     * Copies the libraries from where Maven has them, which shows the modules of the reactor. File names aren't unique
     * across groups.
     */
    private static List<String> collect(
            JavaPackaging.PlainJar jar, JavaSources project, List<LayerName> libraries, Recipe.Compiled recipe) {
        String target = ShellWord.of(project.target());
        return List.of(
                "mkdir -p" + each(libraries, layer -> " " + target + "/layers/" + layer),
                "printf -- '-cp\\n\"%s' " + recipe.root() + "/app.jar > " + target + "/class-path",
                "printf ':"
                        + project.systemJars().stream()
                                .map(path -> ":/src/" + path.replace("%", "%%").replace("'", "'\\''"))
                                .collect(Collectors.joining())
                        + "\\n' >> " + target + "/libraries",
                "tr : '\\n' < " + target + "/libraries > " + target + "/jars",
                "while read -r jar; do"
                        + " case $jar in *.jar) name=${jar##*/} ;; *) continue ;; esac;"
                        + " case $jar in " + (jar.siblings().isEmpty() ? "" : "/src/*) layer=project-dependencies ;; ")
                        + "*-SNAPSHOT*) layer=snapshot-dependencies ;; *) layer=dependencies ;; esac;"
                        + " while [ -n \"$(find " + target + "/layers -name \"$name\")\" ]; do name=2-$name; done;"
                        + " cp \"$jar\" " + target + "/layers/$layer/\"$name\""
                        + " && printf ':%s' " + recipe.root() + "/lib/\"$name\" >> " + target + "/class-path"
                        + " || exit 1; done < " + target + "/jars",
                "echo '\"' >> " + target + "/class-path");
    }

    private static List<String> war(JavaPackaging.War war, List<LayerName> layers, Recipe.Compiled recipe) {
        String application = LayerCopy.folder(LayerName.APPLICATION, recipe);
        List<String> commands = new ArrayList<>();
        commands.add("jar xf /extract/app.jar");
        commands.addAll(split(application + "/WEB-INF/lib", "/WEB-INF/lib", war.siblings(), layers, recipe));
        return commands;
    }

    /** The commands that move jars from a directory into the layers by their kind. */
    private static List<String> split(
            String from, String to, List<String> siblings, List<LayerName> layers, Recipe.Compiled recipe) {
        List<LayerName> libraries = libraries(layers);
        List<String> commands = new ArrayList<>();
        commands.add("mkdir -p " + from + each(libraries, layer -> " " + LayerCopy.folder(layer, recipe) + to));
        siblings.forEach(
                sibling -> commands.add(move(from, sibling + "-*.jar", LayerName.PROJECT_DEPENDENCIES, to, recipe)));
        commands.add(move(from, "*-SNAPSHOT*.jar", LayerName.SNAPSHOT_DEPENDENCIES, to, recipe));
        commands.add(move(from, "*.jar", LayerName.DEPENDENCIES, to, recipe));
        return commands;
    }

    private static List<LayerName> libraries(List<LayerName> layers) {
        return layers.stream()
                .filter(layer -> !layer.equals(LayerName.APPLICATION) && !layer.equals(LayerName.LOADER))
                .toList();
    }

    private static String move(String from, String names, LayerName layer, String to, Recipe.Compiled recipe) {
        return "find " + from + " -name " + ShellWord.of(names) + " -exec mv {} " + LayerCopy.folder(layer, recipe) + to
                + "/ \\;";
    }

    private static String parent(LayerName layer, Recipe.Compiled recipe) {
        String folder = LayerCopy.folder(layer, recipe);
        return folder.substring(0, folder.lastIndexOf('/'));
    }

    private static String each(List<LayerName> layers, Function<LayerName, String> word) {
        return layers.stream().map(word).collect(Collectors.joining());
    }
}
