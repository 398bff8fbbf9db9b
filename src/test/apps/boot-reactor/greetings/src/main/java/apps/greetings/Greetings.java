package apps.greetings;

public final class Greetings {

    private Greetings() {}

    public static String to(String name) {
        return "Hello, " + name;
    }
}
