package io.purser.peer;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TimeOrderedIds;
import io.purser.domain.tenant.KeyProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What everything else stands on: time, ids and keys, as Purser has them. */
@Configuration(proxyBeanMethods = false)
class Foundations {
  /** The database keeps microseconds. */
  private static final Duration TICK = Duration.ofNanos(1_000);

  @Bean
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), TICK);
  }

  @Bean
  Ids ids(InstantSource clock) {
    return new TimeOrderedIds(clock, new SecureRandom());
  }

  /** The master key in a file of 64 hexadecimal digits, read once. */
  @Bean
  KeyProvider keys(@Value("${peer.master-key-file}") Path file) throws IOException {
    var key = HexFormat.of().parseHex(Files.readString(file).strip());
    return key::clone;
  }
}
