package io.github.dockeroptimize.plan;

import io.github.dockeroptimize.application.PythonProject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says which packages of the distribution a dependency is known to need; nothing is decided by it. */
final class SystemLibraries {

    /**
     * A dependency and the packages that it needs when it runs.
     *
     * @param why a way without them, if there is one
     */
    private record Need(String dependency, String debian, String alpine, String why) {}

    private static final List<Need> PYTHON = List.of(
            new Need("psycopg2", "libpq5", "libpq", "'psycopg2-binary' brings its own"),
            new Need("psycopg2cffi", "libpq5", "libpq", ""),
            new Need("psycopg", "libpq5", "libpq", "'psycopg[binary]' brings its own"),
            new Need("mysqlclient", "libmariadb3", "mariadb-connector-c", "'pymysql' needs none"),
            new Need("pyodbc", "unixodbc", "unixodbc", ""),
            new Need("python-ldap", "libldap2", "libldap", ""),
            new Need("python-magic", "libmagic1", "libmagic", ""),
            new Need("weasyprint", "libpango-1.0-0,libpangoft2-1.0-0", "pango", ""),
            new Need("pycairo", "libcairo2", "cairo", ""),
            new Need("cairosvg", "libcairo2", "cairo", ""),
            new Need("pygobject", "libgirepository-1.0-1", "gobject-introspection", ""),
            new Need("opencv-python", "libgl1,libglib2.0-0", "mesa-gl,glib", "'opencv-python-headless' needs none"),
            new Need("pytesseract", "tesseract-ocr", "tesseract-ocr", ""),
            new Need("pdf2image", "poppler-utils", "poppler-utils", ""),
            new Need("ffmpeg-python", "ffmpeg", "ffmpeg", ""),
            new Need("pydub", "ffmpeg", "ffmpeg", ""),
            new Need("graphviz", "graphviz", "graphviz", ""),
            new Need("pygraphviz", "graphviz", "graphviz", ""),
            new Need("pyzbar", "libzbar0", "zbar", ""),
            new Need("xmlsec", "libxmlsec1-openssl", "xmlsec", ""),
            new Need("gdal", "libgdal36", "gdal", ""),
            new Need("gitpython", "git", "git", ""),
            new Need("playwright", "chromium", "chromium", ""),
            new Need("selenium", "chromium,chromium-driver", "chromium,chromium-chromedriver", ""));

    private static final List<Need> NODE = List.of(
            new Need("prisma", "openssl", "openssl", ""),
            new Need("@prisma/client", "openssl", "openssl", ""),
            new Need("sharp", "", "vips", "its prebuilt binaries for musl need none"),
            new Need("canvas", "", "cairo,pango,jpeg,giflib,librsvg", "its prebuilt binaries are for glibc"),
            new Need("puppeteer", "chromium", "chromium", ""),
            new Need("fluent-ffmpeg", "ffmpeg", "ffmpeg", ""),
            new Need("pg-native", "libpq5", "libpq", "'pg' without it needs none"));

    private SystemLibraries() {}

    static List<String> ofPython(PythonProject project, BaseImage base, Packages packages) {
        return Stream.concat(notes(PYTHON, project.packages(), base, packages), fromSource(project, packages).stream())
                .toList();
    }

    static List<String> ofNode(Set<String> dependencies, BaseImage base, Packages packages) {
        return notes(NODE, dependencies, base, packages).toList();
    }

    private static Stream<String> notes(List<Need> needs, Set<String> dependencies, BaseImage base, Packages packages) {
        return needs.stream()
                .filter(need -> dependencies.contains(need.dependency()))
                .flatMap(need -> {
                    String names = base.isAlpine() ? need.alpine() : need.debian();
                    return names.isEmpty() || has(packages.system(), names)
                            ? Stream.empty()
                            : Stream.of("'" + need.dependency() + "' may need system packages when it runs: set"
                                    + " <systemPackages>" + names + "</systemPackages>, unless the base image has them"
                                    + (need.why().isEmpty() ? "" : "; " + need.why()));
                });
    }

    private static boolean has(List<String> packages, String names) {
        return Stream.of(names.split(",", -1))
                .allMatch(name -> packages.stream()
                        .anyMatch(one -> one.replaceFirst("[=~<>@].*", "").equals(name)));
    }

    /** Wheels of lxml bring their libraries; what is compiled needs those of the system. */
    private static Optional<String> fromSource(PythonProject project, Packages packages) {
        String words = " " + String.join(" ", project.install().requirements()) + " ";
        boolean source = words.contains("--no-binary");
        return source && project.packages().contains("lxml") && !has(packages.system(), "libxml2,libxslt1.1")
                ? Optional.of("'lxml' compiled from source needs system packages when it runs: set"
                        + " <systemPackages>libxml2,libxslt1.1</systemPackages>")
                : Optional.empty();
    }
}
