package apps;

final class Greeting {

    static final String TEXT = "hello";

    private Greeting() {}
}
