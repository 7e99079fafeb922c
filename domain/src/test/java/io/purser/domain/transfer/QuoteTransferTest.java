package io.purser.domain.transfer;

import static io.purser.domain.transfer.FundedWallet.TO;
import static io.purser.domain.transfer.FundedWallet.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What sending would cost, and for how long that is good. */
final class QuoteTransferTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FundedWallet funded = new FundedWallet(platform, "100");

  @Test
  void a_quote_is_good_for_a_minute_and_for_its_own_order() {
    var draft = new TransferDraft(funded.id(), TO, "30");
    var quoted =
        platform.quoteTransfer.handle(
            platform.tenant.id(), platform.service(), draft, platform.deadline());
    var quote = ((QuoteTransfer.Result.Quoted) quoted).quote();
    assertThat(quote.estimate().network()).isNotNull();
    assertThat(quote.expiresAt()).isEqualTo(platform.store.now().plusSeconds(60));

    assertThat(answer(funded.send("k1", TO, "31", "o-1", quote.id(), WhenNotSent.GOES_ON)).body())
        .isEqualTo("QuoteForAnotherOrder");
    var unknown = QuoteId.next(Given.IDS);
    assertThat(answer(funded.send("k2", TO, "30", "o-1", unknown, WhenNotSent.GOES_ON)).body())
        .isEqualTo("NoSuchQuote");
    platform.store.letTimePass(Duration.ofSeconds(59));
    assertThat(answer(funded.send("k3", TO, "30", "o-1", quote.id(), WhenNotSent.GOES_ON)).status())
        .isEqualTo(201);
    platform.store.letTimePass(Duration.ofSeconds(1));
    assertThat(answer(funded.send("k4", TO, "30", "o-2", quote.id(), WhenNotSent.GOES_ON)).body())
        .isEqualTo("QuoteExpired");
  }

  @Test
  void without_the_provider_there_is_no_quote() {
    platform.provider.goesAway();

    assertThat(
            platform.quoteTransfer.handle(
                platform.tenant.id(),
                platform.service(),
                new TransferDraft(funded.id(), TO, "30"),
                platform.deadline()))
        .isInstanceOf(QuoteTransfer.Result.Unavailable.class);
  }
}
