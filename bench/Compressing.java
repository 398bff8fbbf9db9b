import com.sun.management.OperatingSystemMXBean;
import io.github.dockeroptimize.image.Compression;
import io.github.dockeroptimize.image.LayerCompression;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/** Compresses a file once, for bench/compression: megabytes, seconds, and seconds of CPU with the work of the JVM itself. */
final class Compressing extends OutputStream {

    private long count;

    public static void main(String[] arguments) throws Exception {
        LayerCompression compression = new LayerCompression(
                Compression.valueOf(arguments[1]),
                arguments.length > 2 ? OptionalInt.of(Integer.parseInt(arguments[2])) : OptionalInt.empty());
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Compressing compressed = new Compressing();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        try (InputStream in = Files.newInputStream(Path.of(arguments[0]));
                OutputStream out = compression.over(compressed)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%.1f %.2f %.2f%n",
                compressed.count / 1e6,
                (System.nanoTime() - start) / 1e9,
                (system.getProcessCpuTime() - cpu) / 1e9);
    }

    @Override
    public void write(int b) {
        count++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        count += length;
    }
}
