package io.github.dockeroptimize.dockerfile;

import io.github.dockeroptimize.plan.BaseImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Installs packages of an image's distribution, as root, and removes package lists, caches and logs in the same layer.
 * Official images of Debian are set not to keep a cache of apt; others have one of 95 MB.
 */
final class SystemPackages {

    private static final String STAGE = "packages";

    private SystemPackages() {}

    /** The stage that installs them on the base image; empty if there are none. */
    static Optional<Dockerfile.Group> stage(BaseImage base) {
        return base.packages().isEmpty()
                ? Optional.empty()
                : Optional.of(new Dockerfile.Group(
                        List.of(
                                "The base image with packages of its distribution. Which versions they have, and so the digest of",
                                "this layer, depends on the day; it stays cached until this instruction or the base changes."),
                        after(new Instruction.From(base.reference(), false, Optional.of(STAGE)), base)));
    }

    /** What the last stage starts from. */
    static String name(BaseImage base) {
        return base.packages().isEmpty() ? base.reference() : STAGE;
    }

    /** The group, in which each stage that starts from the image has its packages. */
    static Dockerfile.Group in(Dockerfile.Group group, BaseImage image) {
        return image.packages().isEmpty()
                ? group
                : new Dockerfile.Group(
                        group.comment(),
                        group.instructions().stream()
                                .flatMap(instruction -> instruction.startsFrom(image.reference())
                                        ? after(instruction, image).stream()
                                        : List.of(instruction).stream())
                                .toList());
    }

    private static List<Instruction> after(Instruction from, BaseImage image) {
        return List.of(
                from,
                new Instruction.Pragma("hadolint ignore=DL3002"),
                new Instruction.User("0:0"),
                new Instruction.Pragma("hadolint ignore=DL3008,DL3018"),
                new Instruction.Run(List.of(), commands(image)));
    }

    private static List<String> commands(BaseImage image) {
        String packages = image.packages().stream().map(ShellWord::of).collect(Collectors.joining(" "));
        List<String> apt = List.of(
                "apt-get update",
                "DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends " + packages,
                "apt-get clean",
                "rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log");
        String apk = "apk add --no-cache " + packages;
        if (image.isAlpine()) {
            return List.of(apk);
        }
        if (image.isDebian()) {
            return apt;
        }
        List<String> kinds = new ArrayList<>();
        kinds.add(kind("apt-get", String.join(" && ", apt)));
        kinds.add(kind("apk", apk));
        for (String manager : List.of("microdnf", "dnf")) {
            kinds.add(kind(manager, manager + " install -y --nodocs " + packages + " && " + manager + " clean all"));
        }
        return List.of(kinds.stream().collect(Collectors.joining(" \\\n    el"))
                + " \\\n    else echo 'the image has none of apt-get, apk, microdnf and dnf' >&2; exit 1; fi");
    }

    private static String kind(String manager, String install) {
        return "if command -v " + manager + " > /dev/null; then " + install + ";";
    }
}
