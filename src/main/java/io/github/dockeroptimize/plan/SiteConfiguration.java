package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.inspect.NodeSite;
import java.util.ArrayList;
import java.util.List;

/** The configuration of nginx for a static front end. */
public final class SiteConfiguration {

    /** Of a name with a hash of the content in it, which the build tools give. */
    private static final String HASHED =
            "^/(?:assets|static|_app/immutable|_next/static|_astro|_nuxt)/.*[.-][\\w-]{8,}\\.\\w+$"
                    + "|[.-](?:[0-9a-f]{8,}|[0-9A-Z]{8})\\.\\w+$";

    private static final List<String> COMPRESSED = List.of(
            "text/css",
            "text/plain",
            "text/xml",
            "text/javascript",
            "application/javascript",
            "application/json",
            "application/manifest+json",
            "application/wasm",
            "application/xml",
            "image/svg+xml");

    private SiteConfiguration() {}

    /**
     * A server, line by line.
     *
     * @param timesTell whether a file's time changes with its content; where it doesn't, nginx must not be asked whether a
     *     page has changed, since it compares time and size
     */
    public static List<String> lines(NodeSite site, ImagePath root, Port port, boolean timesTell) {
        List<String> lines = new ArrayList<>(List.of(
                "server {",
                "  listen " + port.toString().replaceFirst("/.*", "") + ";",
                "  root " + root + ";",
                "  absolute_redirect off;",
                "  server_tokens off;",
                "  gzip on;",
                "  gzip_vary on;",
                "  gzip_types " + String.join(" ", COMPRESSED) + ";",
                "  location ~ \"" + HASHED + "\" {",
                "    try_files $uri =404;",
                "    add_header Cache-Control \"public, max-age=31536000, immutable\";",
                "  }",
                "  location / {",
                "    try_files $uri " + (site.singlePage() ? "$uri/ /index.html;" : "$uri.html $uri/ =404;"),
                "    add_header Cache-Control no-cache;"));
        if (!timesTell) {
            lines.addAll(List.of("    etag off;", "    if_modified_since off;"));
        }
        lines.add("  }");
        if (!site.singlePage()) {
            lines.add("  error_page 404 /404.html;");
        }
        lines.add("}");
        return lines;
    }
}
