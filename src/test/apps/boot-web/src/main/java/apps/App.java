package apps;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class App {

    private final ApplicationArguments arguments;

    App(ApplicationArguments arguments) {
        this.arguments = arguments;
    }

    @GetMapping("/")
    String hello() {
        return Greeting.TEXT;
    }

    @GetMapping("/environment")
    String environment(@RequestParam("name") String name) {
        return System.getenv(name);
    }

    @GetMapping("/arguments")
    String arguments() {
        return Arrays.stream(arguments.getSourceArgs()).collect(Collectors.joining("\n"));
    }

    public static void main(String[] arguments) {
        SpringApplication.run(App.class, arguments);
    }
}
