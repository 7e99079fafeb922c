package io.purser.peer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the comparison service. */
@SpringBootApplication
public class PeerMain {
  public static void main(String[] arguments) {
    SpringApplication.run(PeerMain.class, arguments);
  }
}
