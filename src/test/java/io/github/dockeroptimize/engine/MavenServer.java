package io.github.dockeroptimize.engine;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A program that runs one Maven build after the other. Each finds the system properties as they were at the start, has a
 * container of its own and loads the classes of its plugins again; what stays is Maven's own classes, and the compiler's,
 * compiled by then. Builds are read from standard input; what they say goes to standard output, with {@link #END} and the
 * exit code on a line behind it.
 */
final class MavenServer {

    /** No build writes it. */
    static final int END = 0;

    private static final String LAUNCHER = "org.codehaus.plexus.classworlds.launcher.Launcher";

    private MavenServer() {}

    /** The argument is the directory that Maven is installed in. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        try (DataInputStream builds = new DataInputStream(System.in)) {
            System.setIn(InputStream.nullInputStream());
            System.setProperty("maven.home", arguments[0]);
            Object launcher = launcher(Path.of(arguments[0]));
            Properties properties = (Properties) System.getProperties().clone();
            while (true) {
                String directory = builds.readUTF();
                String[] words = new String[builds.readInt()];
                for (int i = 0; i < words.length; i++) {
                    words[i] = builds.readUTF();
                }
                System.setProperties((Properties) properties.clone());
                System.setProperty("user.dir", directory);
                System.setProperty("maven.multiModuleProjectDirectory", directory);
                int exitCode = launch(launcher, words);
                System.out.flush();
                System.err.flush();
                out.write(END);
                out.println(exitCode);
                out.flush();
            }
        } catch (EOFException e) {
            System.exit(0); // whatever threads plugins have left
        }
    }

    /** What {@code mvn} starts, with the classes that the installation says. */
    private static Object launcher(Path home) throws IOException, ReflectiveOperationException {
        URL[] boot;
        try (Stream<Path> files = Files.list(home.resolve("boot"))) {
            boot = files.filter(file -> file.toString().endsWith(".jar"))
                    .map(MavenServer::url)
                    .toArray(URL[]::new);
        }
        ClassLoader loader = new URLClassLoader(boot, ClassLoader.getPlatformClassLoader());
        Object launcher = loader.loadClass(LAUNCHER).getDeclaredConstructor().newInstance();
        launcher.getClass().getMethod("setSystemClassLoader", ClassLoader.class).invoke(launcher, loader);
        try (InputStream configuration = Files.newInputStream(home.resolve("bin/m2.conf"))) {
            launcher.getClass().getMethod("configure", InputStream.class).invoke(launcher, configuration);
        }
        return launcher;
    }

    private static int launch(Object launcher, String[] words) throws ReflectiveOperationException {
        launcher.getClass().getMethod("launch", String[].class).invoke(launcher, (Object) words);
        return (int) launcher.getClass().getMethod("getExitCode").invoke(launcher);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
