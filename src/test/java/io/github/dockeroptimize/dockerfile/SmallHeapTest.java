package io.github.dockeroptimize.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dockeroptimize.application.Application;
import io.github.dockeroptimize.plan.Options.ContentsChoice;
import io.github.dockeroptimize.plan.Planner;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap that a context needs must not grow with the archive. */
class SmallHeapTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int SIZE = 300;

    @Test
    void aContextOf300MegabytesIsWrittenWithAHeapOf32(@TempDir Path module) throws Exception {
        Path war = module.resolve("target/big.war");
        write(Files.createDirectories(war.getParent()).resolve("big.war"));

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InSmallHeap.class.getName(),
                        module.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(Files.size(module.resolve("war/context/layers/application.tar")))
                .isGreaterThan((long) SIZE * MEGABYTE);
        assertThat(Files.size(module.resolve("jar/context/layers/application.tar")))
                .isGreaterThan((long) SIZE * MEGABYTE);
    }

    private static void write(Path archive) throws IOException {
        byte[] megabyte = new byte[MEGABYTE];
        CRC32 crc = new CRC32();
        for (int i = 0; i < SIZE; i++) {
            crc.update(megabyte);
        }
        ZipEntry entry = new ZipEntry("big.bin");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize((long) SIZE * MEGABYTE);
        entry.setCrc(crc.getValue());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(archive));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            zip.write("Manifest-Version: 1.0\r\nMain-Class: A\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("A.class"));
            zip.closeEntry();
            zip.putNextEntry(entry);
            for (int i = 0; i < SIZE; i++) {
                zip.write(megabyte);
            }
            zip.closeEntry();
        }
    }

    /** What the child process runs: the archive as a WAR, whose entries are taken out, and as a jar, written anew. */
    static final class InSmallHeap {

        private InSmallHeap() {}

        public static void main(String[] arguments) throws IOException {
            Path module = Path.of(arguments[0]);
            Path war = module.resolve("target/big.war");
            context(SampleBuilds.inspect("war", module, war, List.of()), module.resolve("war"));
            Path jar = Files.move(war, module.resolve("target/big.jar"));
            context(SampleBuilds.inspect("jar", module, jar, List.of()), module.resolve("jar"));
        }

        private static void context(Application application, Path folder) throws IOException {
            BuildContext.write(
                    Planner.plan(
                            application,
                            SampleOptions.options()
                                    .contents(ContentsChoice.LAYERS)
                                    .build()),
                    Dialect.PORTABLE,
                    folder);
        }
    }
}
