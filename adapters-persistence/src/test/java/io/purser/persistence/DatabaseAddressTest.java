package io.purser.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.com/purser?sslmode=verify-full",
        "jdbc:postgresql://db.example.com:5432/purser?sslrootcert=/ca.pem&sslmode=verify-ca",
        "jdbc:postgresql://a.example.com,b.example.com/purser?sslmode=verify-full",
        "jdbc:postgresql://db.example.com/purser?ssl=true",
        "jdbc:postgresql://127.0.0.1:5432/purser",
        "jdbc:postgresql://localhost/purser",
        "jdbc:postgresql://[::1]:5432/purser",
        "jdbc:postgresql:purser"
      })
  void over_tls_with_a_certificate_that_is_looked_at_or_on_this_machine_is_safe(String url) {
    assertThat(DatabaseAddress.problemWith(url)).isEmpty();
    assertThat(DatabaseAddress.isSafe(url)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db.example.com/purser",
        "jdbc:postgresql://db.example.com/purser?sslmode=require",
        "jdbc:postgresql://db.example.com/purser?sslmode=prefer",
        "jdbc:postgresql://db.example.com/purser?ssl=false&sslmode=disable",
        "jdbc:postgresql://db.example.com/purser?sslmode=verify-full&sslfactory=org.postgresql.ssl.NonValidatingFactory",
        "jdbc:postgresql://10.0.0.7/purser",
        "jdbc:postgresql://localhost,db.example.com/purser",
        "jdbc:postgresql://localhost.example.com/purser"
      })
  void anything_else_may_be_read_on_the_way_or_go_to_somebody_else(String url) {
    assertThat(DatabaseAddress.problemWith(url)).isEmpty();
    assertThat(DatabaseAddress.isSafe(url)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:mem:purser", "jdbc:postgresql://db.example.com:port/purser"})
  void what_is_no_address_of_a_postgresql_is_told(String url) {
    assertThat(DatabaseAddress.problemWith(url)).isPresent();
    assertThat(DatabaseAddress.isSafe(url)).isFalse();
  }
}
