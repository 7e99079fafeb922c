package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerBuilder;
import io.purser.domain.customer.CustomerRegistration;
import io.purser.domain.customer.CustomerRegistry;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.ProviderCustomer;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.customer.Registration;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A request that is slow on its way has its effect after we looked for it. */
class LateEffectTest {
  private static final ProviderCustomer MADE =
      new ProviderCustomer("provider-customer-1", "active", InMemoryStore.START, null);
  private static final Rejection TAKEN =
      Rejection.because(Rejection.Reason.EMAIL_KNOWN_TO_PROVIDER);

  /** After this it is sent again. */
  private static final Duration LATEST = Duration.ofSeconds(15);

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Script provider = new Script();
  private final Tenant tenant = given.tenant();

  @Test
  void a_repeat_that_meets_its_own_late_effect_is_confirmed() {
    provider.sees(new Sighting.Absent<>()).answers(new Answer.InDoubt<>("no answer in time"));
    provider.sees(new Sighting.Absent<>());
    provider.sees(new Sighting.Absent<>()).answers(new Answer.Refused<>(TAKEN));
    provider.sees(new Sighting.Present<>(MADE));

    assertThat(registration()).isEqualTo(new Registration.Registered(MADE));
  }

  @Test
  void a_repeat_that_is_refused_with_nothing_there_is_rejected() {
    provider.sees(new Sighting.Absent<>()).answers(new Answer.InDoubt<>("no answer in time"));
    provider.sees(new Sighting.Absent<>());
    provider.sees(new Sighting.Absent<>()).answers(new Answer.Refused<>(TAKEN));
    provider.sees(new Sighting.Absent<>());

    assertThat(registration()).isInstanceOf(Registration.Failed.class);
  }

  @Test
  void a_repeat_that_is_refused_by_a_provider_that_cannot_be_read_stays_open() {
    provider.sees(new Sighting.Absent<>()).answers(new Answer.InDoubt<>("no answer in time"));
    provider.sees(new Sighting.Absent<>());
    provider.sees(new Sighting.Absent<>()).answers(new Answer.Refused<>(TAKEN));
    provider.sees(new Sighting.Unclear<>("away", Duration.ofSeconds(5)));

    assertThat(registration()).isInstanceOf(Registration.Pending.class);
  }

  @Test
  void the_first_send_that_is_refused_takes_over_nobody() {
    provider.sees(new Sighting.Absent<>()).answers(new Answer.Refused<>(TAKEN));

    assertThat(registration()).isInstanceOf(Registration.Failed.class);
  }

  /**
   * Between a look and what is made of it a node may stand still for longer than an effect takes.
   */
  @Test
  void nothing_is_sent_again_after_a_look_that_came_too_early_however_long_ago_it_was() {
    provider.sees(new Sighting.Absent<>()).answers(new Answer.InDoubt<>("no answer in time"));
    provider.sees(new Sighting.Absent<>()).thenPasses(LATEST);
    provider.sees(new Sighting.Present<>(MADE));

    assertThat(registration()).isEqualTo(new Registration.Registered(MADE));
  }

  private Registration registration() {
    var journal = new Journal(store.eventLog(), store.auditLog(), store.ids());
    var customer =
        given.customer(
            CustomerBuilder.aCustomer()
                .of(tenant.id())
                .email("ana@example.com")
                .createdAt(store.now())
                .build());
    var register =
        new RegisterCustomer(
            store.customers(), store.operations(), journal, store.ids(), store.clock());
    var write = new CustomerRegistration(store.customers(), provider, store.operations(), journal);
    var runner = new InMemoryEngine(store, new EmptyAnswers(), List.of(write)).runner;
    var planned =
        given.in(tenant, () -> register.plan(tenant.id(), customer.id(), Initiator.RESOLVER));
    assertThat(planned).isInstanceOf(RegisterCustomer.Result.Planned.class);

    var operation = ((RegisterCustomer.Result.Planned) planned).operation();
    runner.run(tenant.id(), operation, Deadline.in(Duration.ofSeconds(10)));
    store.letTimePass(LATEST);
    runner.run(tenant.id(), operation, Deadline.in(Duration.ofSeconds(10)));

    assertThat(provider.isPlayedOut()).isTrue();
    return given
        .in(tenant, () -> store.customers().get(tenant.id(), customer.id()))
        .orElseThrow()
        .registration();
  }

  private record Look(Sighting<ProviderCustomer> sighting, Duration thenPasses) {}

  /** A provider that does what it is told, step by step. */
  private final class Script implements CustomerRegistry {
    private final Deque<Look> looks = new ArrayDeque<>();
    private final Deque<Answer<ProviderCustomer>> answers = new ArrayDeque<>();

    Script sees(Sighting<ProviderCustomer> sighting) {
      looks.add(new Look(sighting, Duration.ZERO));
      return this;
    }

    void thenPasses(Duration time) {
      looks.add(new Look(looks.removeLast().sighting(), time));
    }

    void answers(Answer<ProviderCustomer> answer) {
      answers.add(answer);
    }

    boolean isPlayedOut() {
      return looks.isEmpty() && answers.isEmpty();
    }

    @Override
    public Sighting<ProviderCustomer> find(
        ProviderAccountId account, Email email, Deadline deadline) {
      var look = looks.remove();
      store.letTimePass(look.thenPasses());
      return look.sighting();
    }

    @Override
    public Answer<ProviderCustomer> register(
        ProviderAccountId account, NewCustomer customer, Deadline deadline) {
      return answers.remove();
    }
  }
}
