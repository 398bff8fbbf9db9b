package io.github.dockeroptimize.mojo;

import static io.github.dockeroptimize.InvalidInputException.quote;

import io.github.dockeroptimize.InvalidInputException;
import io.github.dockeroptimize.container.BuildRequest;
import io.github.dockeroptimize.registry.Reference;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names that modules of a reactor push. Of two that push one name, the image of whichever is last would be left.
 *
 * @param modules by name; all modules of the reactor share it
 */
record PushedNames(Map<String, Object> modules) {

    private static final String KEY = "pushed ";

    /**
     * Takes the names of an image for a module.
     *
     * @throws InvalidInputException if another module has taken one of them
     */
    void take(String module, BuildRequest request) {
        if (request.destination().match(tar -> true, layout -> true, registry -> false, daemon -> false)) {
            return;
        }
        Reference image = Reference.of(request.plan().image());
        Stream.concat(Stream.of(image.qualifier()), request.tags().stream())
                .map(tag -> image.registryName() + "/" + image.repository() + ":" + tag)
                .forEach(name -> {
                    Object first = modules.putIfAbsent(KEY + name, module);
                    if (first != null && !first.equals(module)) {
                        throw new InvalidInputException(
                                "'image' is " + quote(request.plan().image()) + " in the modules " + quote(first)
                                        + " and " + quote(module) + ", so that one would replace the other",
                                "give each module a name of its own, such as"
                                        + " <image>registry.example.com/${project.artifactId}</image>");
                    }
                });
    }
}
