package io.purser.domain.kyc.business;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Concurrently;
import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.event.Journal;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Shareholders} must do, and what they keep up under many hands. */
public abstract class ShareholdersContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveBusiness() {
    customer = business();
  }

  private Customer business() {
    return given.customer(
        CustomerBuilder.aBusiness().of(tenant.id()).createdAt(store().now()).build());
  }

  private Shareholder shareholder(Stake stake, Duration ago) {
    var at = store().now().minus(ago);
    return new Shareholder(
        ShareholderId.next(Given.IDS), tenant.id(), customer.id(), stake, at, at, 1);
  }

  private Shareholder added(Stake stake, Duration ago) {
    var shareholder = shareholder(stake, ago);
    in(() -> store().shareholders().add(shareholder));
    return shareholder;
  }

  private Optional<Shareholder> read(Shareholder shareholder) {
    return in(() -> store().shareholders().get(tenant.id(), shareholder.id()));
  }

  private boolean hasAny() {
    return in(() -> store().shareholders().areThereOf(tenant.id(), customer.id()));
  }

  @Test
  void persons_and_companies_are_read_back_as_they_were_added_and_changed() {
    assertThat(hasAny()).isFalse();
    var ana = added(Described.person("Ana", "33.3333"), Duration.ZERO);
    var holding = added(Described.company("Holding BV", "50"), Duration.ZERO);
    assertThat(read(ana)).contains(ana);
    assertThat(read(holding)).contains(holding);
    assertThat(hasAny()).isTrue();

    var changed = ana.with(Described.person("Ana Maria", "0.0001"), store().now());
    in(() -> store().shareholders().save(changed));

    assertThat(read(ana)).contains(changed.withVersion(2));
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> store().shareholders().save(changed)));
  }

  @Test
  void those_who_are_removed_are_gone() {
    var ana = added(Described.person("Ana", "10"), Duration.ZERO);
    added(Described.person("Bia", "10"), Duration.ZERO);

    in(() -> store().shareholders().remove(tenant.id(), ana.id()));
    assertThat(read(ana)).isEmpty();
    assertThat(hasAny()).isTrue();

    in(() -> store().shareholders().removeAllOf(tenant.id(), customer.id()));
    assertThat(hasAny()).isFalse();
    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> in(() -> store().shareholders().save(ana)));
  }

  @Test
  void they_are_listed_newest_first_for_each_business() {
    var older = added(Described.person("Ana", "10"), Duration.ofSeconds(2));
    var newer = added(Described.person("Bia", "10"), Duration.ofSeconds(1));
    var first = customer.id();
    customer = business();
    added(Described.person("Caio", "10"), Duration.ZERO);

    assertThat(in(() -> store().shareholders().list(tenant.id(), first, PageRequest.first(10))))
        .returns(List.of(newer, older), Page::items);
  }

  @Test
  void another_tenants_shareholders_are_nowhere_to_be_seen() {
    var ana = added(Described.person("Ana", "10"), Duration.ZERO);

    given.in(
        stranger,
        () -> {
          var shareholders = store().shareholders();
          shareholders.remove(stranger.id(), ana.id());
          shareholders.removeAllOf(stranger.id(), customer.id());
          assertThat(shareholders.get(stranger.id(), ana.id())).isEmpty();
          assertThat(shareholders.areThereOf(stranger.id(), customer.id())).isFalse();
        });
    assertThat(read(ana)).contains(ana);
  }

  @Test
  void of_many_who_are_added_at_once_there_are_never_more_than_the_whole() {
    var journal = new Journal(store().eventLog(), store().auditLog(), Given.IDS);
    var keep =
        new KeepShareholders(
            store().customers(),
            store().shareholders(),
            store().documents(),
            journal,
            Given.IDS,
            () -> store().now());

    var kept =
        Concurrently.run(
            8,
            number ->
                in(
                        () ->
                            keep.add(
                                tenant.id(),
                                customer.id(),
                                Described.person("Ana " + number, "30"),
                                true,
                                new Initiator("service:test", null, "request-1")))
                    instanceof KeepShareholders.Result.Kept);

    assertThat(kept).filteredOn(it -> it).hasSize(3);
  }
}
