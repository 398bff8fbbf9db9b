package io.github.dockeroptimize.inspect.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceMainsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "App.java | package c; public class App { public static void main(String[] a) {} } | c.App",
                "App.java | package c; class App { static public void main(String... a) {} } | c.App",
                "App.java | class App { @A(\"x\") public static final void main(final String a[]) {} } | App",
                "App.java | package c.d; class App { public static void main(java.lang.String[] a) {} } | c.d.App",
                "A.java | package c; class A { static class B { public static void main(String[] a) {} } } | c.A$B",
                "A.java | package c; interface A { static void main(String[] a) {} } | c.A",
                "A.java | package c; enum A { X { void f() {} }; public static void main(String[] a) {} } | c.A",
                "A.java | package c; record A(int x) { public static void main(String[] a) {} } | c.A",
                "A.java | class A { int record = 1; Object o = A.class; public static void main(String[] a) {} } | A",
                "A.java | class A { void f() { new B() { public static void main(String[] a) {} }; } } |",
                "A.java | class A { // public static void main(String[] a) {} |",
                "A.java | class A { /* public static void main(String[] a) {} */ String s = \"{\"; char c = '{'; } |",
                "A.java | class A { static void main(String[] a) {} void main() {} } |",
                "A.java | class A { public static void main(int a) {} public static int main(String[] a) {} } |",
                "A.java | class A { void f() { main(null); } } |",
                "App.kt | package c; fun main() {} | c.AppKt",
                "App.kt | package c; fun main(args: Array<String>) = run { } | c.AppKt",
                "App.kt | package c; suspend fun main(vararg args: String) {} | c.AppKt",
                "my-app.kt | package c; class A; fun main() {} | c.My_appKt",
                "1.kt | fun main() {} | _1Kt",
                "App.kt | @file:JvmName(\"Start\") package c; fun main() {} | c.Start",
                "App.kt | package c; object App { @JvmStatic fun main(args: Array<String>) {} } | c.App",
                "App.kt | class App { companion object { @JvmStatic fun main(args: Array<String>) {} } } | App",
                "App.kt | class App(f: () -> Unit = { }) { companion object M { @JvmStatic fun main(a: Array<String>) {} } } | App",
                "App.kt | class App { companion object { fun main(args: Array<String>) {} } } |",
                "App.kt | private fun main() {} |",
                "App.kt | fun App.main() {} fun f() { fun main() {} } |",
                "App.groovy | package c; class App { static void main(String[] args) {} } | c.App",
                "App.groovy | class App { static main(args) {} } | App",
                "run-it.groovy | println('up') | run_it",
                "A.groovy | class A { def main(args) {} } |"
            })
    void findsTheClassThatTheCompilerMakes(String file, String text, String expected) {
        assertThat(SourceMains.of(file, text, false)).isEqualTo(expected == null ? List.of() : List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "App.java | void main() { IO.println(\"up\"); } | App",
                "App.java | import java.util.*; int x = 1; void main(String[] args) { } | App",
                "App.java | package c; class App { void main() {} } | c.App",
                "App.java | package c; class App { static void main() {} } | c.App",
                "App.java | package c; class App { private void main() {} } |",
                "App.java | package c; interface App { void main(); } |"
            })
    void anInstanceMainIsOneSinceJava25(String file, String text, String expected) {
        assertThat(SourceMains.of(file, text, true)).isEqualTo(expected == null ? List.of() : List.of(expected));
        assertThat(SourceMains.of(file, text, false)).isEmpty();
    }
}
