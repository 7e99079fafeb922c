package io.purser.rest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ClientSubjectTest {
  @Test
  void it_is_the_client_itself_unless_a_setting_says_otherwise() {
    var subject = ClientSubject.of(null);

    assertThat(subject.isOf("ledger", "ledger")).isTrue();
    assertThat(subject.isOf("ledger", "ana")).isFalse();
    assertThat(subject.isOf("ledger", null)).isFalse();
  }

  @Test
  void a_form_of_the_issuers_own_has_the_client_in_it() {
    var subject = ClientSubject.of("{client}@clients");

    assertThat(subject.isOf("ledger", "ledger@clients")).isTrue();
    assertThat(subject.isOf("ledger", "ledger")).isFalse();
    assertThat(subject.isOf("ledger", "other@clients")).isFalse();
  }

  @Test
  void where_anything_may_stand_something_does() {
    var subject = ClientSubject.of("*");

    assertThat(subject.isOf("ledger", "7d1c2f0e-61a4-4c7e-9a52-3f1b6f0d9c11")).isTrue();
    assertThat(subject.isOf("ledger", null)).isFalse();
  }

  @Test
  void a_form_without_the_client_would_be_one_subject_for_all() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClientSubject.of("service"))
        .withMessageContaining("client-subject");
  }
}
