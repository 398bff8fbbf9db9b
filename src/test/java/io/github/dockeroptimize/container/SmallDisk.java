package io.github.dockeroptimize.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file system of its own, which is soon full. Without the right to mount one, the test is skipped. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    /**
     * @param size in kilobytes
     */
    SmallDisk(Path folder, int size) throws IOException {
        this.folder = Files.createDirectories(folder);
        assumeTrue(
                mount("-t", "tmpfs", "-o", "size=" + size + "k", "docker-optimize-test"),
                "this user can't mount disks");
    }

    void enlarge(int size) {
        remount("size=" + size + "k");
    }

    void makeReadOnly() {
        remount("ro");
    }

    void makeWritable() {
        remount("rw");
    }

    private void remount(String option) {
        if (!mount("-o", "remount," + option)) {
            throw new AssertionError("remounting failed");
        }
    }

    private boolean mount(String... options) {
        List<String> command = new ArrayList<>(List.of("mount"));
        command.addAll(List.of(options));
        command.add(folder.toString());
        return run(command);
    }

    private static boolean run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** At once, even if a thread that a failed build hasn't waited for still has a file open there. */
    @Override
    public void close() {
        run(List.of("umount", "--lazy", folder.toString()));
    }
}
