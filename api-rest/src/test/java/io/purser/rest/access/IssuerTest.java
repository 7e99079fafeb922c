package io.purser.rest.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {
  private static final byte[] NO_KEYS = "{\"keys\":[]}".getBytes(UTF_8);

  @Test
  void keys_are_taken_from_where_the_settings_say_and_from_nowhere_that_an_answer_points_to()
      throws Exception {
    var asked = new AtomicInteger();
    var askedElsewhere = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/moved",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          askedElsewhere.incrementAndGet();
          exchange.sendResponseHeaders(200, NO_KEYS.length);
          exchange.getResponseBody().write(NO_KEYS);
          exchange.close();
        });
    server.start();
    try {
      var base = "http://127.0.0.1:" + server.getAddress().getPort();
      var any = new JWKSelector(new JWKMatcher.Builder().build());

      assertThat(issuer(base + "/elsewhere").keys().get(any, null)).isEmpty();
      int before = askedElsewhere.get();
      assertThat(before).isPositive();
      assertThatExceptionOfType(KeySourceException.class)
          .isThrownBy(() -> issuer(base + "/moved").keys().get(any, null));
      assertThat(asked).hasPositiveValue();
      assertThat(askedElsewhere).hasValue(before);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example.com/keys",
        "http://10.0.0.1/keys",
        "http://169.254.169.254/keys",
        "file:///etc/passwd",
        "jar:https://issuer.example.com/x.jar!/keys"
      })
  void keys_are_taken_over_https_alone_except_on_this_machine(String jwksUri) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> issuer(jwksUri))
        .withMessageStartingWith("purser.security.issuers");
  }

  private static Issuer issuer(String jwksUri) {
    return Issuer.from(new GivenIssuer("https://issuer.example.com").keysAt(jwksUri).settings());
  }
}
