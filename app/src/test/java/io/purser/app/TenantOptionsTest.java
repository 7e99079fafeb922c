package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.tenant.TenantMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TenantOptionsTest {
  @Test
  void each_command_is_understood() {
    assertThat(TenantOptions.parse(List.of("list"))).contains(new TenantOptions.ListAll());
    assertThat(TenantOptions.parse(List.of("show", "acme")))
        .contains(new TenantOptions.Show("acme"));
    assertThat(TenantOptions.parse(List.of("create", "acme", "--reason", "a contract")))
        .contains(new TenantOptions.Create("acme", "default", TenantMode.LIVE, "a contract"));
    assertThat(
            TenantOptions.parse(
                List.of("create", "acme", "--mode", "test", "--account", "main", "--reason", "x")))
        .contains(new TenantOptions.Create("acme", "main", TenantMode.TEST, "x"));
    assertThat(TenantOptions.parse(List.of("suspend", "acme", "--reason", "x")))
        .contains(new TenantOptions.Suspend("acme", "x"));
    assertThat(TenantOptions.parse(List.of("resume", "acme", "--reason", "x")))
        .contains(new TenantOptions.Resume("acme", "x"));
    assertThat(TenantOptions.parse(List.of("credentials", "acme", "--reason", "x")))
        .contains(new TenantOptions.Credentials("acme", "x"));
  }

  @Test
  void whoever_changes_something_says_why() {
    for (var command : List.of("create", "suspend", "resume", "credentials", "set")) {
      assertThat(TenantOptions.parse(List.of(command, "acme"))).isEmpty();
      assertThat(TenantOptions.parse(List.of(command, "acme", "--reason", ""))).isEmpty();
    }
  }

  @Test
  void credentials_are_no_arguments() {
    assertThat(
            TenantOptions.parse(List.of("credentials", "acme", "--reason", "x", "--key", "secret")))
        .isEmpty();
    assertThat(TenantOptions.parse(List.of("credentials", "acme", "key", "secret"))).isEmpty();
  }

  @Test
  void settings_are_what_can_be_and_at_least_one() {
    for (var possible :
        List.of(
            List.of("--origins", "https://a.example"),
            List.of("--origins", "none", "--tenant-burst", "10000000"),
            List.of("--caller-burst", "platform"))) {
      assertThat(parsed(possible)).isPresent();
    }
    for (var impossible :
        List.of(
            List.<String>of(),
            List.of("--origins", "https://a.example/"),
            List.of("--origins", "*"),
            List.of("--origins", "https://a.example,"),
            List.of("--caller-burst", "0"),
            List.of("--caller-burst", "10000001"),
            List.of("--caller-burst", "99999999999"),
            List.of("--caller-burst", "none"),
            List.of("--issuer", "https://a.example"))) {
      assertThat(parsed(impossible)).as(impossible.toString()).isEmpty();
    }
  }

  @Test
  void an_issuer_is_told_whole() {
    var names = List.of("--issuer", "https://a.example", "--audience", "one", "--reason", "x");
    var whole = List.of("--keys", "https://a.example/keys", "--kind", "end-user");

    assertThat(parsed("remove-issuer", List.of(names))).isPresent();
    assertThat(parsed("issuer", List.of(names))).isEmpty();
    assertThat(parsed("issuer", List.of(names, whole))).isPresent();
    assertThat(parsed("issuer", List.of(names, whole, List.of("--customer-claim", "c"))))
        .isPresent();
    assertThat(parsed("issuer", List.of(names, whole, List.of("--token-type", "at+jwt"))))
        .isPresent();
    assertThat(parsed("issuer", List.of(whole, List.of("--reason", "x")))).isEmpty();
    assertThat(parsed("issuer", List.of(names, whole, List.of("--roles-claim", "r")))).isEmpty();
    assertThat(parsed("issuer", List.of(names, whole, List.of("--token-type", "id_token"))))
        .isEmpty();
    assertThat(parsed("issuer", List.of(names, whole, List.of("--manages-tenants", "true"))))
        .isEmpty();
    assertThat(parsed("remove-issuer", List.of(names, whole))).isEmpty();
  }

  private static Optional<TenantOptions> parsed(String command, List<List<String>> options) {
    return TenantOptions.parse(
        Stream.concat(Stream.of(command, "acme"), options.stream().flatMap(List::stream)).toList());
  }

  private static Optional<TenantOptions> parsed(List<String> settings) {
    return TenantOptions.parse(
        Stream.concat(Stream.of("set", "acme", "--reason", "x"), settings.stream()).toList());
  }

  @Test
  void what_makes_no_sense_is_refused() {
    assertThat(TenantOptions.parse(List.of())).isEmpty();
    assertThat(TenantOptions.parse(List.of("remove", "acme", "--reason", "x"))).isEmpty();
    assertThat(TenantOptions.parse(List.of("show", "../a"))).isEmpty();
    assertThat(TenantOptions.parse(List.of("create", "acme", "--mode", "trial", "--reason", "x")))
        .isEmpty();
    assertThat(TenantOptions.parse(List.of("suspend", "acme", "--reason", "x", "--reason", "y")))
        .isEmpty();
  }
}
