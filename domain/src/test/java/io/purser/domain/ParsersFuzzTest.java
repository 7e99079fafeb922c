package io.purser.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.purser.domain.access.KeySecret;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Email;
import io.purser.domain.id.TypeId;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.money.Money;
import java.math.BigInteger;
import java.util.UUID;

/** What is read from outside is taken in one spelling, or not at all. */
class ParsersFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void an_email_has_one_canonical_form(FuzzedDataProvider given) {
    var text = given.consumeRemainingAsString();
    if (Email.problemWith(text).isEmpty()) {
      var canonical = new Email(text).canonical();
      assertThat(Email.problemWith(canonical)).isEmpty();
      assertThat(new Email(canonical).canonical()).isEqualTo(canonical);
      assertThat(new Email(canonical).ascii()).isEqualTo(canonical);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void an_amount_is_written_as_it_is_read(FuzzedDataProvider given) {
    var units = new BigInteger(1, given.consumeBytes(12));
    var amount = new AssetAmount(units, Given.USDC);
    assertThat(AssetAmount.parse(amount.text(), Given.USDC)).hasValue(amount);
    var text = given.consumeRemainingAsString();
    AssetAmount.parse(text, Given.BTC)
        .ifPresent(read -> assertThat(AssetAmount.parse(read.text(), Given.BTC)).hasValue(read));
    Money.parse(text, Money.USD)
        .ifPresent(read -> assertThat(Money.parse(read.text(), Money.USD)).hasValue(read));
  }

  @FuzzTest(maxDuration = "60s")
  void an_address_has_one_canonical_form(FuzzedDataProvider given) {
    var chain = given.pickValue(Chain.values());
    var text = given.consumeRemainingAsString();
    if (ChainAddress.problemWith(chain, text).isEmpty()) {
      var address = new ChainAddress(chain, text);
      assertThat(ChainAddress.problemWith(chain, address.text())).isEmpty();
      assertThat(new ChainAddress(chain, address.text())).isEqualTo(address);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void an_api_key_is_the_text_that_was_read(FuzzedDataProvider given) {
    var text = given.consumeRemainingAsString();
    KeySecret.parse(text)
        .ifPresent(
            key -> {
              assertThat(KeySecret.looksLikeKey(text)).isTrue();
              assertThat(key.reveal()).isEqualTo(text);
              assertThat(key.toString()).doesNotContain(text);
            });
  }

  @FuzzTest(maxDuration = "60s")
  void an_id_is_made_as_it_is_known(FuzzedDataProvider given) {
    var made = TypeId.of("cus", new UUID(given.consumeLong(), given.consumeLong()));
    assertThat(TypeId.is(made, "cus")).isTrue();
    assertThat(TypeId.is(made, "biz")).isFalse();
    var text = given.consumeRemainingAsString();
    if (TypeId.is(text, "cus", "biz")) {
      assertThat(text).matches("(cus|biz)_[0-7][0-9a-hjkmnp-tv-z]{25}");
    }
  }
}
