package clock;

public class Clock {

    public static String text() {
        return "Hello";
    }
}
