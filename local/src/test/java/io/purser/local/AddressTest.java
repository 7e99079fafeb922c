package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 200 addresses, each linked or refused. Those with a checksum are of contracts that everybody
 * knows and from EIP-55; what they are kept as was not worked out with our own code.
 */
@ExtendWith(Surroundings.Shared.class)
class AddressTest {
  private static final int CHAINS = 11;
  private static final String REFUSED = "invalid-value";

  private final Api service;
  private final People people;

  AddressTest(Surroundings surroundings) {
    this.service = surroundings.service();
    this.people = new People(service);
  }

  private record Line(String chain, String kind, String address, String expected) {
    static Line of(String text) {
      var parts = text.split("\\|", -1);
      return new Line(parts[0], parts[1], parts[2], parts[3]);
    }

    boolean isRefused() {
      return expected.equals(REFUSED);
    }
  }

  private static List<Line> lines() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(AddressTest.class.getResourceAsStream("/addresses.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(Line::of)
          .toList();
    }
  }

  @Test
  void there_are_two_hundred_of_every_chain_and_every_kind() throws IOException {
    var lines = lines();

    assertThat(lines).hasSize(200).doesNotHaveDuplicates();
    assertThat(lines.stream().map(Line::chain).collect(Collectors.toSet())).hasSize(CHAINS);
    assertThat(lines.stream().map(Line::kind).collect(Collectors.toSet()))
        .contains(
            "with its checksum",
            "wrong checksum",
            "wrong chain",
            "mixed case",
            "wrong length",
            "wrong form");
    assertThat(lines.stream().filter(Line::isRefused)).hasSizeBetween(80, 120);
  }

  @Test
  void two_hundred_addresses_are_each_answered_right() throws IOException {
    var place = "/v1/customers/" + people.customer("two-hundred-addresses") + "/external-wallets";
    for (var line : lines()) {
      var answer =
          service.post(
              place,
              Map.of("chain", line.chain(), "address", line.address()),
              "Idempotency-Key",
              UUID.randomUUID().toString());
      if (line.isRefused()) {
        assertThat(answer.status()).as(line.toString()).isEqualTo(400);
        isRefusedForTheAddress(line, answer.body());
      } else {
        assertThat(answer.status()).as(line + " " + answer.body()).isEqualTo(201);
        assertThat(answer.body().path("address").asText())
            .as(line.toString())
            .isEqualTo(line.expected());
        unlink(answer.body().path("id").asText());
      }
    }
  }

  private static void isRefusedForTheAddress(Line line, JsonNode problem) {
    assertThat(problem.path("code").asText()).as(line.toString()).isEqualTo(line.expected());
    assertThat(problem.path("errors")).as(line.toString()).hasSize(1);
    var error = problem.path("errors").get(0);
    assertThat(error.path("pointer").asText()).as(line.toString()).isEqualTo("#/address");
    if (line.kind().equals("wrong checksum")) {
      assertThat(error.path("detail").asText()).as(line.toString()).contains("checksum");
    }
  }

  /** The same address comes again in another spelling. */
  private void unlink(String wallet) throws IOException {
    var answer =
        service.send("DELETE", "/v1/external-wallets/" + wallet, Map.of(), "If-Match", "*");
    assertThat(answer.status()).isEqualTo(204);
  }
}
