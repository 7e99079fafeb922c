package io.purser.bench.hello;

import io.micronaut.runtime.Micronaut;

/** Starts the endpoint. The port comes from the environment, as the platform's does. */
final class HelloMain {
  private HelloMain() {}

  public static void main(String... arguments) {
    Micronaut.build(arguments).banner(false).start();
  }
}
