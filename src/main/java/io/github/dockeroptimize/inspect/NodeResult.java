package io.github.dockeroptimize.inspect;

/** What a Node.js project is when it is done. */
public sealed interface NodeResult permits NodeServer, NodeSite {}
