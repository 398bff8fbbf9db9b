package apps.service;

import apps.greetings.Greetings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Service {

    public static void main(String[] args) {
        SpringApplication.run(Service.class, args);
    }

    @GetMapping("/")
    String greet() {
        return Greetings.to("container");
    }
}
