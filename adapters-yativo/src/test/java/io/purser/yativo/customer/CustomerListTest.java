package io.purser.yativo.customer;

import static io.purser.yativo.testing.Adapter.NOW;
import static io.purser.yativo.testing.Adapter.soon;
import static io.purser.yativo.testing.Loopback.json;
import static io.purser.yativo.testing.OneAccount.ID;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.yativo.testing.Adapter;
import io.purser.yativo.testing.Loopback;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is seen in lists that the twin never gives. */
class CustomerListTest {
  private static final String TOKEN = "{\"access_token\":\"t0k3n\",\"expires_in\":3600}";
  private static final String ANA =
      "{\"_id\":\"1\",\"email\":\"ana@example.com\",\"status\":\"active\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[@]",
        "{\"customers\":[@],\"total\":1}",
        "{\"status\":true,\"data\":[@]}",
        "{\"success\":true,\"data\":{\"customers\":[@]}}",
        "{\"customers\":[{\"username\":\"no e-mail\"},@,7,null]}"
      })
  void a_customer_is_found_in_every_envelope(String list) {
    assertThat(find(list.replace("@", ANA)))
        .isEqualTo(
            new Sighting.Present<>(
                new ProviderCustomer("1", "active", NOW, new Email("ana@example.com"))));
  }

  @Test
  void a_status_that_is_left_out_or_is_no_word_is_unstated() {
    for (String status : new String[] {"", ",\"status\":7", ",\"status\":\"<b>!</b>\""}) {
      assertThat(find("[{\"id\":\"1\",\"email\":\"ana@example.com\"" + status + "}]"))
          .isEqualTo(
              new Sighting.Present<>(
                  new ProviderCustomer("1", "unstated", NOW, new Email("ana@example.com"))));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"customers\":{}}",
        "{\"data\":{\"total\":0}}",
        "[{\"email\":\"ana@example.com\"}]",
        "[{\"id\":\"\",\"email\":\"ana@example.com\"}]",
        "[{\"id\":\"a\\u0000b\",\"email\":\"ana@example.com\"}]"
      })
  void a_list_that_is_none_or_names_no_id_shows_nothing(String list) {
    assertThat(find(list)).isInstanceOf(Sighting.Unclear.class);
  }

  @Test
  void a_list_that_is_shorter_than_it_says_does_not_show_that_somebody_is_missing() {
    String others = "{\"id\":\"2\",\"email\":\"bea@example.com\"}";

    assertThat(find("{\"customers\":[" + others + "],\"total\":1}"))
        .isEqualTo(new Sighting.Absent<>());
    assertThat(find("{\"customers\":[" + others + "],\"total\":2}"))
        .isInstanceOf(Sighting.Unclear.class);
  }

  @Test
  void one_of_many_thousands_is_found() {
    String others =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "{\"id\":\"c" + i + "\",\"email\":\"c" + i + "@example.com\"}")
            .collect(Collectors.joining(","));

    assertThat(find("{\"customers\":[" + others + "," + ANA + "],\"total\":20001}"))
        .isInstanceOf(Sighting.Present.class);
    assertThat(find("{\"customers\":[" + others + "],\"total\":20000}"))
        .isEqualTo(new Sighting.Absent<>());
  }

  private static Sighting<ProviderCustomer> find(String list) {
    try (var provider = Loopback.playing(json(200, TOKEN), json(200, list));
        var adapter = Adapter.calling(provider.baseUrl())) {
      return adapter.customers().find(ID, new Email("Ana@example.com"), soon());
    }
  }
}
