package io.github.dockeroptimize.inspect.context;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.FS;

/** The parts of a git repository that say what is tracked: HEAD and an index. */
public final class TestRepository {

    private TestRepository() {}

    /** Makes a repository in which these files are tracked; a path that ends with a slash is a submodule. */
    public static void in(Path root, List<String> tracked) {
        at(root.resolve(".git"), tracked);
    }

    static void at(Path git, List<String> tracked) {
        try {
            Files.createDirectories(git.resolve("info"));
            Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
            DirCache index = DirCache.lock(git.resolve("index").toFile(), FS.DETECTED);
            DirCacheBuilder builder = index.builder();
            for (String path : tracked) {
                DirCacheEntry entry = new DirCacheEntry(path.replaceFirst("/$", ""));
                entry.setFileMode(path.endsWith("/") ? FileMode.GITLINK : FileMode.REGULAR_FILE);
                entry.setObjectId(ObjectId.fromString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));
                builder.add(entry);
            }
            builder.finish();
            index.write();
            index.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
