package io.purser.rest.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.Network;
import io.purser.domain.webhook.WebhookUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  private static final WebhookUrl URL = new WebhookUrl("https://hooks.example.com/purser");

  private static List<InetAddress> addresses(String... literals) {
    return Stream.of(literals).map(InetAddress::ofLiteral).toList();
  }

  private static Targets leadingTo(String... literals) {
    return new Targets(_ -> addresses(literals), Destinations.publicOnly());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.20.0.5",
        "192.168.0.10",
        "100.64.7.7",
        "169.254.169.254",
        "168.63.129.16",
        "198.19.255.255",
        "224.0.0.251",
        "255.255.255.255",
        "::1",
        "::",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "fe80::1",
        "fd12:3456::1",
        "ff02::1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe",
        "::ffff:0:a9fe:a9fe",
        "100.100.100.200",
        "192.0.0.192",
        "fd00:ec2::254",
        "fec0::1",
        "100::1",
        "5f00::1",
        "192.88.99.1",
        "240.0.0.1",
        "2002:a9fe:a9fe::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::7"
      })
  void a_name_that_leads_to_what_is_not_public_is_refused(String address) {
    assertThatExceptionOfType(ForbiddenAddress.class)
        .isThrownBy(() -> leadingTo(address).of(URL))
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("example"));
  }

  @Test
  void one_such_address_among_public_ones_is_enough() {
    assertThatExceptionOfType(ForbiddenAddress.class)
        .isThrownBy(() -> leadingTo("93.184.216.34", "10.0.0.1").of(URL));
  }

  @Test
  void the_addresses_that_were_looked_at_are_the_ones_that_are_used() throws IOException {
    var asked = new int[1];
    var rebinding =
        new Targets(
            _ -> asked[0]++ == 0 ? addresses("93.184.216.34") : addresses("127.0.0.1"),
            Destinations.publicOnly());

    var first = rebinding.of(URL);

    assertThat(asked[0]).isEqualTo(1);
    assertThat(first).extracting(HttpHost::getAddress).isEqualTo(addresses("93.184.216.34"));
    assertThat(first.getFirst().getHostName()).isEqualTo("hooks.example.com");
    assertThat(first.getFirst().getPort()).isEqualTo(443);
    assertThatExceptionOfType(ForbiddenAddress.class).isThrownBy(() -> rebinding.of(URL));
  }

  @Test
  void plain_http_goes_to_trusted_networks_alone() throws IOException {
    var trusting = new Destinations(List.of(Network.of("10.20.0.0/16")));
    var plain = new WebhookUrl("http://hooks.example.com:8080/purser");

    assertThat(new Targets(_ -> addresses("10.20.3.4"), trusting).of(plain)).hasSize(1);
    assertThatExceptionOfType(ForbiddenAddress.class)
        .isThrownBy(() -> new Targets(_ -> addresses("93.184.216.34"), trusting).of(plain));
    assertThatExceptionOfType(ForbiddenAddress.class)
        .isThrownBy(() -> new Targets(_ -> addresses("10.21.0.1"), trusting).of(plain));
  }
}
