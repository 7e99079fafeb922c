package io.purser.domain.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.inbox.Inbox.Claimed;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.tenant.ProviderAccountId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link Inbox} must do. */
public abstract class InboxContract extends StoreContract {
  private static final Duration LEASE = Duration.ofMinutes(1);

  /** More than other tests leave behind in a shared store. */
  private static final int ALL = 10_000;

  private Inbox inbox() {
    return store().inbox();
  }

  private ProviderAccountId account() {
    return tenant.account();
  }

  private <T> T inAccount(Supplier<T> body) {
    return store().work().inAccount(account(), body);
  }

  private void inAccount(Runnable body) {
    inAccount(
        () -> {
          body.run();
          return "done";
        });
  }

  private void keep(byte[] body) {
    inAccount(() -> inbox().keep(account(), body, store().now()));
  }

  private static byte[] body(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Deliveries of other accounts are taken up too, and left to their own tests. */
  private List<Claimed> claim() {
    return inbox().claim(ALL, LEASE).stream()
        .filter(claimed -> claimed.account().equals(account()))
        .toList();
  }

  private Claimed claimed(String text) {
    keep(body(text));
    return claim().getFirst();
  }

  private Optional<Inbox.Delivery> begin(Claimed claimed) {
    return inAccount(() -> inbox().begin(account(), claimed));
  }

  private boolean isFirst(Claimed claimed, String eventId) {
    return inAccount(() -> inbox().isFirst(account(), claimed, eventId));
  }

  private void close(Claimed claimed, Outcome outcome) {
    inAccount(() -> inbox().close(account(), claimed, outcome, null));
  }

  @Test
  void a_delivery_is_read_back_byte_for_byte() {
    var bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    var signedAt = store().now().minusSeconds(7);
    inAccount(() -> inbox().keep(account(), bytes, signedAt));

    var delivery = begin(claim().getFirst()).orElseThrow();

    assertThat(delivery.body()).isEqualTo(bytes);
    assertThat(delivery.signedAt()).isEqualTo(signedAt);
    assertThat(delivery.receivedAt())
        .isBetween(store().now().minusSeconds(60), store().now().plusSeconds(60));
  }

  @Test
  void the_same_bytes_are_kept_once_for_ever() {
    keep(body("a"));
    keep(body("a"));
    var only = claim();
    assertThat(only).hasSize(1);

    close(only.getFirst(), new Outcome.Applied());
    store().letTimePass(Duration.ofDays(400));
    keep(body("a"));

    assertThat(claim()).isEmpty();
  }

  @Test
  void of_many_who_keep_the_same_bytes_at_once_one_does() {
    Concurrently.run(
        8,
        number -> {
          keep(body("a"));
          return number;
        });

    assertThat(claim()).hasSize(1);
  }

  @Test
  void the_same_bytes_at_another_account_are_another_delivery() {
    keep(body("a"));
    store()
        .work()
        .inAccount(
            stranger.account(),
            () -> {
              inbox().keep(stranger.account(), body("a"), store().now());
              return "kept";
            });

    var accounts = inbox().claim(ALL, LEASE).stream().map(Claimed::account).toList();

    assertThat(accounts).contains(account(), stranger.account());
  }

  @Test
  void deliveries_are_taken_up_in_the_order_in_which_they_came_and_no_more_than_asked_for() {
    keep(body("first"));
    keep(body("second"));
    keep(body("third"));

    assertThat(inbox().claim(0, LEASE)).isEmpty();
    assertThat(claim())
        .extracting(
            claimed -> new String(begin(claimed).orElseThrow().body(), StandardCharsets.UTF_8))
        .containsExactly("first", "second", "third");
  }

  @Test
  void what_is_taken_up_is_nobody_elses_until_its_lease_ends() {
    var first = claimed("a");
    assertThat(first.attempt()).isEqualTo(1);
    assertThat(claim()).isEmpty();

    store().letTimePass(LEASE.plusSeconds(1));
    var second = claim().getFirst();

    assertThat(second).isEqualTo(new Claimed(account(), first.deliveryId(), 2));
    assertThat(begin(first)).isEmpty();
    assertThat(begin(second)).isPresent();
  }

  @Test
  void of_many_who_claim_at_once_each_delivery_goes_to_one() {
    for (int i = 0; i < 10; i++) {
      keep(body("delivery " + i));
    }

    var claims = Concurrently.run(6, _ -> claim());

    assertThat(claims.stream().flatMap(List::stream).map(Claimed::deliveryId))
        .doesNotHaveDuplicates()
        .hasSize(10);
  }

  @Test
  void what_is_closed_is_done_with() {
    for (var outcome :
        List.of(
            new Outcome.Applied(),
            new Outcome.Duplicate(),
            new Outcome.Ignored("card.created"),
            new Outcome.AskedInstead(),
            new Outcome.Quarantined("names nobody"))) {
      var claimed = claimed(outcome.toString());
      close(claimed, outcome);
      assertThat(begin(claimed)).isEmpty();
    }
    store().letTimePass(Duration.ofDays(1));

    assertThat(claim()).isEmpty();
  }

  @Test
  void an_older_attempt_closes_and_postpones_nothing() {
    var old = claimed("a");
    store().letTimePass(LEASE.plusSeconds(1));
    var newer = claim().getFirst();

    close(old, new Outcome.Applied());
    inAccount(() -> inbox().postpone(account(), old, Duration.ofHours(1), "late", null));

    assertThat(begin(newer)).isPresent();
    store().letTimePass(LEASE.plusSeconds(1));
    assertThat(claim()).hasSize(1);
  }

  @Test
  void what_is_postponed_comes_again_after_its_time_and_not_before() {
    var claimed = claimed("a");
    inAccount(() -> inbox().postpone(account(), claimed, Duration.ofMinutes(5), "not yet", null));
    assertThat(claim()).isEmpty();

    store().letTimePass(Duration.ofMinutes(4));
    assertThat(claim()).isEmpty();
    store().letTimePass(Duration.ofSeconds(61));

    assertThat(claim()).containsExactly(new Claimed(account(), claimed.deliveryId(), 2));
  }

  @Test
  void an_event_is_first_for_the_delivery_that_brought_it_first_however_often_it_is_asked() {
    var event = Given.unique("event");
    keep(body("a"));
    keep(body("b"));
    var both = claim();

    assertThat(isFirst(both.getFirst(), event)).isTrue();
    assertThat(isFirst(both.getLast(), event)).isFalse();
    assertThat(isFirst(both.getFirst(), event)).isTrue();

    store().letTimePass(LEASE.plusSeconds(1));
    assertThat(isFirst(claim().getFirst(), event)).describedAs("a later attempt").isTrue();
  }

  @Test
  void an_event_is_known_for_ever() {
    var event = Given.unique("event");
    var first = claimed("a");
    assertThat(isFirst(first, event)).isTrue();
    close(first, new Outcome.Applied());
    store().letTimePass(Duration.ofDays(400));

    assertThat(isFirst(claimed("b"), event)).isFalse();
  }

  @Test
  void the_same_event_id_of_another_account_is_another_event() {
    var event = Given.unique("event");
    assertThat(isFirst(claimed("a"), event)).isTrue();
    var theirs =
        store()
            .work()
            .inAccount(
                stranger.account(),
                () -> {
                  inbox().keep(stranger.account(), body("b"), store().now());
                  return stranger.account();
                });
    var claimed =
        inbox().claim(ALL, LEASE).stream()
            .filter(each -> each.account().equals(theirs))
            .findFirst()
            .orElseThrow();

    assertThat(store().work().inAccount(theirs, () -> inbox().isFirst(theirs, claimed, event)))
        .isTrue();
  }

  @Test
  void the_owner_of_a_customer_is_found_among_all_tenants_of_the_account() {
    var neighbour = given.neighbourOf(tenant);
    var providerId = Given.unique("provider-customer");
    var theirs = given.registeredCustomer(neighbour, providerId);

    assertThat(inbox().ownerOf(account(), providerId))
        .contains(new Inbox.Owner(neighbour.id(), theirs.id()));
    assertThat(inbox().ownerOf(stranger.account(), providerId)).isEmpty();
    assertThat(inbox().ownerOf(account(), Given.unique("provider-customer"))).isEmpty();
  }

  @Test
  void keeping_tells_whether_the_bytes_were_kept_before() {
    var now = store().now();

    assertThat(inAccount(() -> inbox().keep(account(), body("a"), now))).isTrue();
    assertThat(inAccount(() -> inbox().keep(account(), body("a"), now))).isFalse();
  }

  @Test
  void a_try_that_fails_or_never_ends_is_counted() {
    var claimed = claimed("a");
    assertThat(begin(claimed).orElseThrow().failures()).isZero();
    inAccount(() -> inbox().fail(account(), claimed, Duration.ofSeconds(2), "failed: X", null));
    assertThat(claim()).isEmpty();

    store().letTimePass(Duration.ofSeconds(3));
    var second = claim().getFirst();
    assertThat(begin(second).orElseThrow().failures()).isEqualTo(1);

    store().letTimePass(LEASE.plusSeconds(1));
    var third = claim().getFirst();
    assertThat(begin(third).orElseThrow().failures()).isEqualTo(2);
  }

  @Test
  void one_that_was_taken_up_and_never_begun_has_not_failed() {
    claimed("a");
    store().letTimePass(LEASE.plusSeconds(1));

    assertThat(begin(claim().getFirst()).orElseThrow().failures()).isZero();
  }

  @Test
  void what_is_put_off_for_a_reason_that_passes_has_not_failed() {
    var claimed = claimed("a");
    begin(claimed);
    inAccount(() -> inbox().postpone(account(), claimed, Duration.ZERO, "the provider", null));

    var again = claim().getFirst();
    assertThat(begin(again).orElseThrow().failures()).isZero();
  }

  @Test
  void an_older_attempt_fails_nothing() {
    var old = claimed("a");
    store().letTimePass(LEASE.plusSeconds(1));
    var newer = claim().getFirst();

    inAccount(() -> inbox().fail(account(), old, Duration.ofHours(1), "late", null));

    assertThat(begin(newer)).isPresent();
    store().letTimePass(LEASE.plusSeconds(1));
    assertThat(claim()).hasSize(1);
  }

  @Test
  void the_backlog_counts_what_waits_and_how_long_and_what_is_for_a_person() {
    var before = inbox().backlog();
    var claimed = claimed("a");
    keep(body("b"));
    close(claimed, new Outcome.Quarantined("names nobody"));
    store().letTimePass(Duration.ofMinutes(10));

    var after = inbox().backlog();

    assertThat(after.waiting()).isEqualTo(before.waiting() + 1);
    assertThat(after.quarantined()).isEqualTo(before.quarantined() + 1);
    assertThat(after.oldestWaiting()).isGreaterThanOrEqualTo(Duration.ofMinutes(9));
  }
}
