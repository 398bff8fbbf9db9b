import io.github.dockeroptimize.image.AnalyzedImage;
import io.github.dockeroptimize.image.ImageReader;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Measures for bench/image-analysis how long an image takes, beside its bytes alone. */
final class ImageAnalysis {

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        Path archive = Path.of(arguments[2]);
        int runs = Integer.parseInt(arguments[3]);
        int[] files = new int[1];
        double[] hashing = new double[runs];
        double[] unpacking = new double[runs];
        double[] analysing = new double[runs];
        hash(archive); // the file is in memory for all that follow
        for (int run = 0; run < runs; run++) {
            hashing[run] = seconds(() -> hash(archive));
            unpacking[run] = seconds(() -> unpackAndHash(archive));
            analysing[run] = seconds(() -> files[0] = analyse(archive));
        }
        double bytesAlone = median(hashing);
        double image = median(analysing);
        double floor = median(unpacking);
        System.out.printf(
                "| %s, %s MB, %d files | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                arguments[0], arguments[1], files[0], bytesAlone, floor, image, image / bytesAlone, image / floor);
    }

    private static int analyse(Path archive) throws Exception {
        try (ImageReader reader = ImageReader.open(archive, ImageReader.USUAL_PLATFORM)) {
            AnalyzedImage image = reader.analyze(1);
            return image.layers().stream().mapToInt(layer -> layer.counts().files()).sum();
        }
    }

    private static void hash(Path archive) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(archive)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        digest.digest();
    }

    /** What nobody can leave out who believes nothing: each blob and each tar has the digest that it should have. */
    private static void unpackAndHash(Path archive) throws Exception {
        MessageDigest stored = MessageDigest.getInstance("SHA-256");
        MessageDigest unpacked = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(archive), 1 << 16)) {
            while (tar.getNextEntry() != null) {
                BufferedInputStream blob = new BufferedInputStream(new DigestInputStream(tar, stored), 1 << 16);
                InputStream in = plain(blob);
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    unpacked.update(buffer, 0, read);
                }
                stored.digest();
                unpacked.digest();
            }
        }
    }

    private static InputStream plain(BufferedInputStream blob) throws Exception {
        blob.mark(2);
        int magic = blob.read() | blob.read() << 8;
        blob.reset();
        return switch (magic) {
            case 0x8b1f -> new GZIPInputStream(blob, 1 << 16);
            case 0xb528 -> new ZstdInputStream(blob);
            default -> blob;
        };
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
