package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.event.events.TimerEvent;
import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns from jib-core's own timing what became of each blob: a push that starts ({@code POST}) and goes on ({@code PATCH})
 * has sent it, and one that only starts was answered with a mount (RegistryClient.pushBlob). A test holds jib-core to it.
 */
final class Transfers {

    private static final Pattern STEP = Pattern.compile("pushBlob (POST|PATCH) (sha256:[a-f0-9]{64})");

    private final Set<String> started = ConcurrentHashMap.newKeySet();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    void hear(TimerEvent event) {
        Matcher step = STEP.matcher(event.getDescription());
        if (step.matches()) {
            (step.group(1).equals("POST") ? started : sent).add(step.group(2));
        }
    }

    Transfer of(String digest) {
        if (sent.contains(digest)) {
            return Transfer.PUSHED;
        }
        return started.contains(digest) ? Transfer.MOUNTED : Transfer.REUSED;
    }
}
