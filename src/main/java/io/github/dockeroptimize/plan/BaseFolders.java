package io.github.dockeroptimize.plan;

import java.util.Map;
import java.util.Set;

/**
 * What is known of the folders that base images have already. A layer that brings such a folder along rewrites its mode
 * and owner, and one that doesn't gives it the time of the build, so the plan states what is there: by the Filesystem
 * Hierarchy Standard 3.0, and for the servlet containers by their official images.
 */
final class BaseFolders {

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

    /** Folders of the standard in which official images have nothing that an application's folder could be. */
    private static final Set<String> FREE = Set.of(
            "/mnt",
            "/opt",
            "/srv",
            "/tmp",
            "/usr/local/tomcat/webapps",
            "/var/lib/jetty/webapps",
            "/var/opt",
            "/var/tmp");

    /** What stands at the root by the standard, or as a link in its place. */
    private static final Set<String> TOP = Set.of(
            "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib32", "/lib64", "/libx32", "/media", "/mnt", "/opt",
            "/proc", "/root", "/run", "/sbin", "/srv", "/sys", "/tmp", "/usr", "/var");

    private BaseFolders() {}

    /**
     * Whether it is certain what an official image has of a target and the folders around it. Elsewhere they differ:
     * Debian's {@code /var/local} belongs to staff, {@code /bin} is a link, Ubuntu has a {@code /home/ubuntu}.
     */
    static boolean areCertain(ImagePath target) {
        String path = target.value();
        return !TOP.contains(target.withParents().get(0).value())
                || FREE.stream().anyMatch(folder -> path.startsWith(folder + "/"));
    }

    /** The innermost folder around a target that bases have; the target's first folder where they have none. */
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
