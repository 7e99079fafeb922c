package io.purser.rest.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** A phone number is taken in one form, which is its own form again. */
class PhoneNumbersFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void a_phone_number_has_one_form(FuzzedDataProvider given) {
    PhoneNumbers.e164(given.consumeRemainingAsString())
        .ifPresent(
            form -> {
              assertThat(form).matches("\\+[1-9][0-9]{4,14}");
              assertThat(PhoneNumbers.e164(form)).hasValue(form);
            });
  }
}
