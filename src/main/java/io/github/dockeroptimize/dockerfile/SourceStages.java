package io.github.dockeroptimize.dockerfile;

import java.util.List;
import java.util.stream.Stream;

/**
 * The part of a Dockerfile that differs by what is compiled.
 *
 * @param before the stages before the last one
 * @param layers what the last one copies from them, what changes least first
 * @param keptOut patterns of what never gets into the context, for {@code .dockerignore}
 */
record SourceStages(List<Dockerfile.Group> before, List<Instruction> layers, List<String> keptOut) {

    /** What no build needs, or nobody may see, whatever is compiled. */
    static final List<String> NEVER = List.of(
            "**/.git", "**/.env", "**/.env.*", "**/id_rsa", "**/id_ed25519", "**/.DS_Store", "**/.idea", "**/.vscode");

    SourceStages {
        before = List.copyOf(before);
        layers = List.copyOf(layers);
        keptOut = List.copyOf(keptOut);
    }

    /** What the layers are called, which is the folder that each is copied from. */
    List<String> layerNames() {
        return layers.stream()
                .flatMap(layer -> layer instanceof Instruction.Copy copy ? copy.sources().stream() : Stream.of())
                .map(source -> source.substring(LayerCopy.TREES.length()).replaceFirst("/.*", ""))
                .toList();
    }
}
