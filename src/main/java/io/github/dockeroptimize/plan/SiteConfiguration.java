package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.NodeSite;
import java.util.ArrayList;
import java.util.List;

/** The nginx configuration for a static front end. */
public final class SiteConfiguration {

    /** Matches file names with a content hash, which build tools add. */
    private static final String HASHED =
            "(?:assets|static|_app/immutable|_next/static|_astro|_nuxt)/.*[.-][\\w-]{8,}\\.\\w+$"
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

    /** Its directory, which differs for a complete nginx.conf of the project. */
    static ImagePath directory(NodeSite site) {
        return new ImagePath(isWhole(site) ? "/etc/nginx" : "/etc/nginx/conf.d");
    }

    /** Its file name in the directory. */
    public static String fileName(NodeSite site) {
        return isWhole(site) ? "nginx.conf" : "default.conf";
    }

    private static boolean isWhole(NodeSite site) {
        return site.configuration().filter(NodeSite.Configuration::whole).isPresent();
    }

    /** The lines of a server block. Browsers revalidate by time and size; a changed file has another time. */
    public static List<String> lines(NodeSite site, ImagePath root, Port port) {
        String base = "/" + site.base();
        List<String> lines = new ArrayList<>(List.of(
                "server {",
                "  listen " + port.toString().replaceFirst("/.*", "") + ";",
                "  root " + root + ";",
                "  absolute_redirect off;",
                "  server_tokens off;",
                "  gzip on;",
                "  gzip_vary on;",
                "  gzip_types " + String.join(" ", COMPRESSED) + ";",
                "  location ~ \"^" + base + HASHED + "\" {",
                "    try_files $uri =404;",
                "    add_header Cache-Control \"public, max-age=31536000, immutable\";",
                "  }",
                "  location / {",
                "    try_files $uri " + (site.singlePage() ? "$uri/ " + base + "index.html;" : "$uri.html $uri/ =404;"),
                "    add_header Cache-Control no-cache;"));
        lines.add("  }");
        if (!site.base().isEmpty()) {
            lines.add("  location = / {");
            lines.add("    return 302 " + base + ";");
            lines.add("  }");
        }
        if (!site.singlePage()) {
            lines.add("  error_page 404 " + base + "404.html;");
        }
        lines.add("}");
        return lines;
    }
}
