package apps.other;

public final class Other {}
