package io.purser.bench.hello;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Says hello, on the event loop: the least that any endpoint of this server costs. */
@Controller
final class HelloController {
  @Get(value = "/hello", produces = MediaType.TEXT_PLAIN)
  String hello() {
    return "hello";
  }
}
