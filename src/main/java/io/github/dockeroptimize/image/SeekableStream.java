package io.github.dockeroptimize.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file stream that skips bytes without reading them, but not beyond the end. */
final class SeekableStream extends BlockStream {

    private final FileChannel file;

    SeekableStream(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return file.read(ByteBuffer.wrap(buffer, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
        long from = file.position();
        long to = Math.max(from, Math.min(file.size(), count > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + count));
        file.position(to);
        return to - from;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
