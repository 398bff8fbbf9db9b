package io.github.dockeroptimize.container;

import com.google.cloud.tools.jib.event.events.TimerEvent;
import io.github.dockeroptimize.container.BuiltLayer.Transfer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Derives from jib-core's timer events which blobs were pushed: a push with {@code POST} and {@code PATCH} has sent the blob;
 * one with {@code POST} only was answered with a mount (RegistryClient.pushBlob). A test checks that jib-core behaves so.
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
