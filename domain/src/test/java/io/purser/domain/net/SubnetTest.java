package io.purser.domain.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubnetTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.0, 203.0.113.255, 203.0.114.0",
    "203.0.113.128/25, 203.0.113.128, 203.0.113.255, 203.0.113.127",
    "203.0.113.7/32, 203.0.113.7, 203.0.113.7, 203.0.113.6",
    "0.0.0.0/0, 0.0.0.0, 255.255.255.255, ::1",
    "2001:db8::/32, 2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
    "2001:db8::/63, 2001:db8::, 2001:db8:0:1::5, 2001:db8:0:2::",
    "::/0, ::1, ffff::, 1.2.3.4",
    "::1/128, ::1, 0:0:0:0:0:0:0:1, ::2",
    "203.0.113.0/24, ::ffff:203.0.113.9, 203.0.113.9, ::203.0.113.9",
  })
  void a_subnet_is_what_begins_with_the_same_bits(
      String text, String first, String last, String outside) {
    var subnet = Subnet.parse(text).orElseThrow();

    assertThat(subnet.contains(InetAddress.ofLiteral(first))).isTrue();
    assertThat(subnet.contains(InetAddress.ofLiteral(last))).isTrue();
    assertThat(subnet.contains(InetAddress.ofLiteral(outside))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "10.0.0.0/-1",
        "10/8",
        "10.0.0.0/8 ",
        "010.0.0.0/8",
        "0x0a.0.0.0/8",
        "10.0.0.0/8/8",
        "2001:db8::/129",
        "::1/64",
        "fe80::1%eth0/128",
        "example.com/8",
        "cafe.de/8",
        "167772160/8",
        "99999999999.0.0.0/8",
        "10.0.0.0/999"
      })
  void what_is_no_subnet_is_told_and_never_looked_up(String text) {
    assertThat(Subnet.parse(text)).isEmpty();
  }

  @Test
  void an_address_is_in_a_subnet_of_each_size() {
    var address = InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6");

    assertThat(Subnet.of(address, 64)).isEqualTo(Subnet.parse("2001:db8:1:2::/64").orElseThrow());
    assertThat(Subnet.of(address, 64)).hasToString("2001:db8:1:2:0:0:0:0/64");
    assertThatIllegalArgumentException().isThrownBy(() -> Subnet.of(address, 129));
  }
}
