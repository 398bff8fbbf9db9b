package io.github.dockeroptimize.report;

import io.github.dockeroptimize.layering.Lock;
import java.util.stream.Stream;

/** Dependencies missing from the reactor's lock share one layer that no other module has. */
final class UnlockedAdviser implements Advisor.Adviser {

    @Override
    public Stream<Advice> advise(Advisor.Context context) {
        return context.facts().plan().layers().stream()
                .filter(layer -> layer.isUnlocked())
                .map(layer -> {
                    long size = context.facts().compressed().of(layer);
                    int files = layer.files().size();
                    return new Advice(
                            "lock",
                            "Lock the new dependencies",
                            Lock.FILE + " doesn't have " + files + " of them. They are in a layer of "
                                    + Bytes.text(size) + " that no other module shares.",
                            size,
                            "mvn docker-optimize:lock");
                });
    }
}
