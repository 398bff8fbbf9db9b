package apps.sibling;

public final class Words {

    private Words() {}

    public static String greeting() {
        return "hello";
    }
}
