package io.github.dockeroptimize.mojo;

import io.github.dockeroptimize.container.BaseImageSizes;
import io.github.dockeroptimize.image.Platform;
import io.github.dockeroptimize.plan.BaseImage;
import io.github.dockeroptimize.registry.ProxyProperties;
import io.github.dockeroptimize.registry.RegistryAccess;
import io.github.dockeroptimize.report.BaseSizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks registries for the sizes of base images, once per image. */
final class RegistryBaseSizes implements BaseSizes {

    private final RegistryAccess access;
    private final BaseImageSizes sizes;
    private final Map<BaseImage, Answer> answers = new HashMap<>();

    RegistryBaseSizes(RegistryAccess access, Path cache, List<Platform> platforms) {
        this.access = access;
        this.sizes = new BaseImageSizes(access, cache, platforms);
    }

    @Override
    public Answer of(BaseImage base) {
        Answer known = answers.get(base);
        if (known != null) {
            return known;
        }
        Answer answer = ask(base);
        answers.put(base, answer);
        return answer;
    }

    private Answer ask(BaseImage base) {
        ProxyProperties proxies = ProxyProperties.applyWithLogins(access.proxies());
        try {
            return Answer.of(sizes.compressed(base.reference()));
        } catch (IOException e) {
            return Answer.unknown(String.valueOf(e.getMessage()));
        } finally {
            proxies.close();
        }
    }
}
