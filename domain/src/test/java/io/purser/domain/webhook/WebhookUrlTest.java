package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
  private static final Destinations PUBLIC = Destinations.publicOnly();
  private static final Destinations LOOPBACK =
      new Destinations(List.of(Network.of("127.0.0.0/8"), Network.of("::1/128")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com",
        "https://hooks.example.com/",
        "https://HOOKS.example.com/purser?token=abc&x=%20y",
        "https://hooks.example.com:443/purser",
        "https://hooks.example.com:8443/purser",
        "https://hooks.example.com:65535/purser",
        "https://xn--bcher-kva.example/",
        "https://1.example.com/",
        "https://a-b.example.com/",
        "https://8.8.8.8/",
        "https://[2606:4700:4700::1111]/",
        "https://[2606:4700:4700::1111]:8443/purser"
      })
  void what_everybody_can_reach_and_reads_alike_is_taken(String url) {
    assertThat(WebhookUrl.problemWith(url, PUBLIC)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Not https, or not a URL that every program reads alike.
        "http://hooks.example.com/",
        "HTTPS://hooks.example.com/",
        "ftp://hooks.example.com/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "javascript:alert(1)",
        "//hooks.example.com/",
        "hooks.example.com",
        "https:hooks.example.com",
        "https:///purser",
        "https://",
        "https://hooks.example.com/#fragment",
        "https://user@hooks.example.com/",
        "https://user:secret@hooks.example.com/",
        "https://hooks.example.com@127.0.0.1/",
        "https://127.0.0.1#@hooks.example.com/",
        "https://hooks.example.com\\@127.0.0.1/",
        "https://hooks.example.com/ x",
        "https://hooks.example.com/\r\nHost: x",
        "https://hooks.example.com/\u00e4",
        // Loopback in every spelling.
        "https://127.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://127.255.255.254/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.0.0.01/",
        "https://0.0.0.0/",
        "https://0/",
        "https://[::1]/",
        "https://[::]/",
        "https://[0:0:0:0:0:0:0:1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::127.0.0.1]/",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://localhost./",
        "https://foo.localhost/",
        "https://\u2460\u2461\u2466.0.0.1/",
        "https://\uff11\uff12\uff17.0.0.1/",
        "https://127\u30020\u30020\u30021/",
        "https://%31%32%37.0.0.1/",
        // Private, shared, link-local, documentation, multicast and reserved addresses.
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://100.100.100.200/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:169.254.169.254]/",
        "https://168.63.129.16/",
        "https://192.0.0.192/",
        "https://192.0.2.1/",
        "https://198.18.0.1/",
        "https://198.51.100.7/",
        "https://203.0.113.7/",
        "https://224.0.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[ff02::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[64:ff9b:1::a00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:7f00:1::]/",
        "https://[2001:db8::1]/",
        "https://[3fff::1]/",
        "https://[100::1]/",
        // Names that mean something here alone, and ones that some programs take for an address.
        "https://postgres/",
        "https://metadata.google.internal/",
        "https://printer.local/",
        "https://hooks.example.com./",
        "https://hooks..example.com/",
        "https://-hooks.example.com/",
        "https://hooks_1.example.com/",
        "https://hooks.example.1/",
        "https://hooks.example.0x7f/",
        // Ports of a machine's own services.
        "https://hooks.example.com:22/",
        "https://hooks.example.com:25/",
        "https://hooks.example.com:80/",
        "https://hooks.example.com:0/",
        "https://hooks.example.com:/",
        "https://hooks.example.com:65536/",
        "https://hooks.example.com:-1/",
        "https://hooks.example.com:8443x/"
      })
  void whatever_could_reach_something_else_is_refused(String url) {
    assertThat(WebhookUrl.problemWith(url, PUBLIC)).isPresent();
  }

  @Test
  void a_url_that_is_too_long_is_refused() {
    assertThat(WebhookUrl.problemWith("https://hooks.example.com/" + "x".repeat(500), PUBLIC))
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/hook",
        "http://localhost:8080/hook",
        "http://[::1]:8080/hook",
        "https://127.0.0.1:8443/hook",
        "https://hooks.example.com/"
      })
  void networks_that_are_trusted_may_be_named(String url) {
    assertThat(WebhookUrl.problemWith(url, LOOPBACK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1:8080/",
        "https://169.254.169.254/",
        "https://[fd00::1]/",
        "http://127.0.0.1:22/"
      })
  void trusting_one_network_trusts_no_other(String url) {
    assertThat(WebhookUrl.problemWith(url, LOOPBACK)).isPresent();
  }

  @Test
  void plain_http_goes_to_trusted_networks_alone() {
    var plain = new WebhookUrl("http://hooks.example.com/");
    var secure = new WebhookUrl("https://hooks.example.com/");
    var everybody = IpLiteral.parse("8.8.8.8").orElseThrow();
    var here = IpLiteral.parse("127.0.0.1").orElseThrow();

    assertThat(plain.mayGoTo(everybody, LOOPBACK)).isFalse();
    assertThat(plain.mayGoTo(here, LOOPBACK)).isTrue();
    assertThat(secure.mayGoTo(everybody, LOOPBACK)).isTrue();
    assertThat(secure.mayGoTo(here, LOOPBACK)).isTrue();
    assertThat(secure.mayGoTo(here, PUBLIC)).isFalse();
  }

  @Test
  void a_url_is_not_printed() {
    assertThat(new WebhookUrl("https://hooks.example.com/?token=abc").toString())
        .doesNotContain("example", "abc");
  }

  @Test
  void blocks_of_addresses_are_read_strictly() {
    assertThat(Network.parse("10.0.0.0/8")).isPresent();
    assertThat(Network.parse("fc00::/7")).isPresent();
    for (var text :
        List.of("10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10/8", "x/8", "::/129", "::1/", "")) {
      assertThat(Network.parse(text)).as(text).isEmpty();
    }
  }
}
