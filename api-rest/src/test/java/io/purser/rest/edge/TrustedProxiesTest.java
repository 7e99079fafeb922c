package io.purser.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  private static final TrustedProxies OURS =
      new TrustedProxies(List.of("10.0.0.0/8", "2001:db8:1::/48"));

  @Test
  void without_a_proxy_whoever_has_connected_is_the_client_whatever_they_say() {
    var none = new TrustedProxies(List.of());

    assertThat(none.client(at("203.0.113.7"), List.of("198.51.100.1")))
        .isEqualTo(at("203.0.113.7"));
    assertThat(OURS.client(at("203.0.113.7"), List.of("198.51.100.1")))
        .isEqualTo(at("203.0.113.7"));
  }

  @Test
  void a_proxy_of_ours_is_believed_and_nobody_before_it() {
    assertThat(OURS.client(at("10.1.1.1"), List.of("203.0.113.7"))).isEqualTo(at("203.0.113.7"));
    assertThat(OURS.client(at("10.1.1.1"), List.of("127.0.0.1, 10.9.9.9, 203.0.113.7")))
        .isEqualTo(at("203.0.113.7"));
    assertThat(OURS.client(at("10.1.1.1"), List.of("127.0.0.1", "203.0.113.7 , 10.2.2.2")))
        .isEqualTo(at("203.0.113.7"));
    assertThat(OURS.client(at("2001:db8:1::5"), List.of("2001:db8:2::9")))
        .isEqualTo(at("2001:db8:2::9"));
  }

  @Test
  void ports_are_left_out() {
    assertThat(OURS.client(at("10.1.1.1"), List.of("203.0.113.7:4711")))
        .isEqualTo(at("203.0.113.7"));
    assertThat(OURS.client(at("10.1.1.1"), List.of("[2001:db8:2::9]:4711")))
        .isEqualTo(at("2001:db8:2::9"));
    assertThat(OURS.client(at("10.1.1.1"), List.of("[2001:db8:2::9]")))
        .isEqualTo(at("2001:db8:2::9"));
  }

  @Test
  void what_is_no_address_ends_the_way_back_at_the_last_that_is_known() {
    for (var hop : List.of("", "unknown", "_hidden", "example.com", "203.0.113.7.", "fe80::1%1")) {
      assertThat(OURS.client(at("10.1.1.1"), List.of(hop + ",10.2.2.2"))).isEqualTo(at("10.2.2.2"));
    }
    assertThat(OURS.client(at("10.1.1.1"), List.of())).isEqualTo(at("10.1.1.1"));
  }

  @Test
  void a_setting_that_is_no_subnet_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrustedProxies(List.of("10.0.0.0/8", "10.0.0.1")))
        .withMessageContaining("purser.edge.trusted-proxies: '10.0.0.1'");
  }

  private static InetAddress at(String address) {
    return InetAddress.ofLiteral(address);
  }
}
