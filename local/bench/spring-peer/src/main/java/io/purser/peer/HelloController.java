package io.purser.peer;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint with nothing behind it: what the framework costs by itself. */
@RestController
class HelloController {
  @GetMapping("/hello")
  String hello() {
    return "hello";
  }
}
