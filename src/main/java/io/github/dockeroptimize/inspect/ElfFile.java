package io.github.dockeroptimize.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/**
 * The header of a Linux program (System V ABI, chapter 4: ELF-64 object file format).
 *
 * @param architecture in the notation of images
 * @param dynamic whether it needs a loader, and with it the C library
 */
record ElfFile(String architecture, boolean dynamic) {

    private static final int MAGIC = 0x7f454c46;
    private static final int HEADER = 64;
    private static final int INTERPRETER = 3;
    private static final Map<Integer, String> MACHINES =
            Map.of(0x3e, "amd64", 0xb7, "arm64", 0x16, "s390x", 0x15, "ppc64le", 0xf3, "riscv64");

    /** Reads the header; empty if the file is not a program for 64-bit Linux. */
    static Optional<ElfFile> read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            channel.read(header, 0);
            if (header.position() < HEADER || header.getInt(0) != MAGIC || header.get(4) != 2) {
                return Optional.empty();
            }
            header.order(header.get(5) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            String machine = MACHINES.getOrDefault((int) header.getShort(18), "unknown");
            return Optional.of(new ElfFile(machine, hasInterpreter(channel, header)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasInterpreter(FileChannel channel, ByteBuffer header) throws IOException {
        long table = header.getLong(32);
        int size = header.getShort(54);
        for (int i = 0; i < header.getShort(56); i++) {
            ByteBuffer type = ByteBuffer.allocate(4).order(header.order());
            channel.read(type, table + (long) i * size);
            if (type.getInt(0) == INTERPRETER) {
                return true;
            }
        }
        return false;
    }
}
