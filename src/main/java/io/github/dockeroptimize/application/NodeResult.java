package io.github.dockeroptimize.application;

import java.util.function.Function;

/** The result of a Node.js project: a program or a static site. */
public sealed interface NodeResult permits NodeServer, NodeSite {

    /** Calls the case of this kind. Adding a kind makes the compiler list every place that has to handle it. */
    <T> T match(Function<NodeServer, T> server, Function<NodeSite, T> site);
}
