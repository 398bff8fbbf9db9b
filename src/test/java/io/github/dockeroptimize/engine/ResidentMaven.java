package io.github.dockeroptimize.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * A {@link MavenServer} and what is said to it. There is one for each test that builds at that time; each starts warm but the
 * first, which saves most of the time that a build of a small project takes. They end with the program that started them.
 */
final class ResidentMaven {

    private static final BlockingDeque<ResidentMaven> IDLE = new LinkedBlockingDeque<>();

    private final Process process;
    private final DataOutputStream builds;
    private final InputStream log;

    private ResidentMaven(Path home) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx1g",
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        MavenServer.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        builds = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        log = new BufferedInputStream(process.getInputStream());
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    private void end() {
        try {
            builds.close();
            process.waitFor();
        } catch (IOException | InterruptedException e) {
            process.destroy();
        }
    }

    /** Runs Maven with these words in a directory, as {@code mvn} does. */
    static Command.Result run(Path home, Path directory, List<String> words) {
        try {
            ResidentMaven maven = IDLE.pollFirst();
            if (maven == null) {
                maven = new ResidentMaven(home);
            }
            Command.Result result = maven.build(directory, words);
            IDLE.addFirst(maven);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Command.Result build(Path directory, List<String> words) throws IOException {
        builds.writeUTF(directory.toAbsolutePath().toString());
        builds.writeInt(words.size());
        for (String word : words) {
            builds.writeUTF(word);
        }
        builds.flush();
        String said = readTo(MavenServer.END);
        return new Command.Result(Integer.parseInt(readTo('\n').strip()), said);
    }

    private String readTo(int end) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int read = log.read(); read != end; read = log.read()) {
            if (read < 0) {
                throw new IOException("Maven has ended:\n" + bytes.toString(StandardCharsets.UTF_8));
            }
            bytes.write(read);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
