package io.github.dockeroptimize.plan;

import java.util.Map;
import java.util.Set;

/**
 * Knows the directories of base images. A layer that contains such a directory sets its mode and owner, and one that
 * does not contain it gives it the time of the build, so the plan states the expected ones: those of the Filesystem
 * Hierarchy Standard 3.0, and for servlet containers those of the official images.
 */
final class BaseDirectories {

    /** Where every program may write. */
    static final ImagePath TEMPORARY = new ImagePath("/tmp");

    private static final int STICKY = 01777;

    private record Facts(int mode, Owner owner) {}

    private static final Facts ROOT_OWNED = new Facts(0755, Owner.ROOT);

    private static final Map<String, Facts> KNOWN = Map.ofEntries(
            Map.entry("/etc", ROOT_OWNED),
            Map.entry("/home", ROOT_OWNED),
            Map.entry("/mnt", ROOT_OWNED),
            Map.entry("/opt", ROOT_OWNED),
            Map.entry("/root", new Facts(0700, Owner.ROOT)),
            Map.entry("/srv", ROOT_OWNED),
            Map.entry("/tmp", new Facts(STICKY, Owner.ROOT)),
            Map.entry("/usr", ROOT_OWNED),
            Map.entry("/usr/lib", ROOT_OWNED),
            Map.entry("/usr/local", ROOT_OWNED),
            Map.entry("/usr/local/lib", ROOT_OWNED),
            Map.entry("/usr/local/share", ROOT_OWNED),
            Map.entry("/usr/local/tomcat/webapps", ROOT_OWNED),
            Map.entry("/usr/share", ROOT_OWNED),
            Map.entry("/var", ROOT_OWNED),
            Map.entry("/var/lib", ROOT_OWNED),
            Map.entry("/var/lib/jetty/webapps", new Facts(0755, new Owner(999, 999))),
            Map.entry("/var/opt", ROOT_OWNED),
            Map.entry("/var/tmp", new Facts(STICKY, Owner.ROOT)));

    /**
     * Directories of the standard that have no subdirectory in official images which could be an application's
     * directory.
     */
    private static final Set<String> FREE = Set.of(
            "/mnt",
            "/opt",
            "/srv",
            "/tmp",
            "/usr/local/tomcat/webapps",
            "/var/lib/jetty/webapps",
            "/var/opt",
            "/var/tmp");

    /** Directories, or links, at the root by the standard. */
    private static final Set<String> TOP = Set.of(
            "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib32", "/lib64", "/libx32", "/media", "/mnt", "/opt",
            "/proc", "/root", "/run", "/sbin", "/srv", "/sys", "/tmp", "/usr", "/var");

    private BaseDirectories() {}

    /**
     * Whether the attributes of a target and its parents are certain in official images. Elsewhere they differ:
     * Debian's {@code /var/local} belongs to staff, {@code /bin} is a link, Ubuntu has a {@code /home/ubuntu}.
     */
    static boolean areCertain(ImagePath target) {
        String path = target.value();
        for (String folder : FREE) {
            if (path.startsWith(folder + "/")) {
                return true;
            }
        }
        return !TOP.contains(target.withParents().get(0).value());
    }

    /** The same for a directory that only contains files of an image. */
    static boolean areCertainIn(ImagePath directory) {
        return areCertain(directory) || FREE.contains(directory.value());
    }

    /** Whether it is a directory that base images have. */
    static boolean isKnown(ImagePath directory) {
        return KNOWN.containsKey(directory.value());
    }

    /** Whether every user may write there. */
    static boolean isOpen(ImagePath directory) {
        return entry(directory).mode() == STICKY;
    }

    /** The innermost parent of a target that base images have; the target's first directory if they have none. */
    static ImagePath outermost(ImagePath target) {
        ImagePath outermost = target.withParents().get(0);
        for (ImagePath path : target.withParents()) {
            if (KNOWN.containsKey(path.value())) {
                outermost = path;
            }
        }
        return outermost;
    }

    static Entry entry(ImagePath folder) {
        Facts facts = KNOWN.getOrDefault(folder.value(), ROOT_OWNED);
        return new Entry(folder, facts.mode(), facts.owner(), new Source.Folder());
    }
}
