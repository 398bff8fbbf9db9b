package io.github.dockeroptimize.mojo;

import java.io.Console;
import java.lang.reflect.Method;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Whether the output goes to a terminal. */
final class Terminal {

    private Terminal() {}

    static boolean isThere(MavenSession session) {
        Map<String, String> environment = System.getenv();
        return session.getRequest().isInteractiveMode()
                && !environment.containsKey("CI")
                && !"dumb".equals(environment.get("TERM"))
                && isTerminal(System.console());
    }

    /** Since Java 22 there is a console without a terminal too, and a method to distinguish them. */
    private static boolean isTerminal(@org.jspecify.annotations.Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            Method tells = Console.class.getMethod("isTerminal");
            return (boolean) tells.invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
