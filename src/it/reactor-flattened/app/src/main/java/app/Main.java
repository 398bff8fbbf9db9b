package app;

import lib.Greeting;

public class Main {

    public static void main(String[] args) {
        System.out.println(Greeting.text());
    }
}
