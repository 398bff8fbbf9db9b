package it;

public final class Other {

    private Other() {}
}
