package app;

public final class First {
    public static void main(String[] arguments) {}
}
