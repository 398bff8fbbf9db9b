package greeting;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class GreetingApplication {

    @GetMapping("/")
    String greet() {
        return "Hello, layers!\n";
    }

    public static void main(String[] arguments) {
        SpringApplication.run(GreetingApplication.class, arguments);
    }
}
