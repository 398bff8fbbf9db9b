package io.github.dockeroptimize.engine;

/**
 * The snapshot that applications depend on, which has one file. Who changes it has a version of its own, so that other tests
 * keep theirs.
 *
 * @param version ends with {@code -SNAPSHOT}
 */
record Changing(String version) {

    /** What the applications say. */
    static final Changing USUAL = new Changing("1.0-SNAPSHOT");

    static Changing of(String name) {
        return new Changing(name + "-SNAPSHOT");
    }

    /** Puts it into the repository, with this content. */
    void install(String content) {
        App changing = App.copy("changing", "", Apps.fresh("changing"));
        in(changing, "pom.xml");
        changing.write("src/main/resources/content.txt", content);
        synchronized (Changing.class) {
            changing.maven("install");
        }
    }

    private static String element(Changing changing) {
        return "<version>" + changing.version + "</version>";
    }

    /** Lets an application depend on this version of it. */
    void in(App app, String pom) {
        app.replaceIn(pom, element(USUAL), element(this));
    }
}
