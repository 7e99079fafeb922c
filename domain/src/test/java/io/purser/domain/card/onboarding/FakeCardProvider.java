package io.purser.domain.card.onboarding;

import static java.util.Objects.requireNonNull;

import io.purser.domain.InMemoryStore;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.Phone;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The provider's card half, no gentler than the real one. It fails when it is called inside a unit
 * of work, and can be told to misbehave.
 */
public final class FakeCardProvider implements CardOnboardingProvider {
  /** The code that is right, wherever it was sent. */
  public static final Code RIGHT = new Code("246810");

  public static final Code WRONG = new Code("135791");

  private static final int MOST_TRIES = 5;

  private final InMemoryUnitOfWork work;
  private final Steps steps;
  private final Map<String, Person> people = new LinkedHashMap<>();
  private final Deque<Mishap> next = new ArrayDeque<>();
  private boolean away;
  private int calls;
  private int codesReceived;
  private int emailsSent;

  public FakeCardProvider(InMemoryStore store) {
    this.work = store.work();
    this.steps = store.steps();
  }

  private enum Mishap {
    ANSWER_LOST,
    REQUEST_LOST
  }

  /** A card customer, as the provider has it. */
  private static final class Person {
    final String id;
    final ProviderAccountId account;
    final @Nullable String reference;
    final String email;
    boolean emailVerified;
    Kyc kyc = Kyc.NOT_STARTED;
    boolean funds;
    boolean phoneSent;
    boolean phone;
    boolean deployed;
    boolean hasCard;
    boolean expired;
    int tries;
    @Nullable String flow;

    Person(String id, ProviderAccountId account, @Nullable String reference, String email) {
      this.id = id;
      this.account = account;
      this.reference = reference;
      this.email = email;
    }

    Standing standing() {
      return new Standing(
          emailVerified,
          kyc,
          deployed,
          hasCard,
          new Standing.Words(flow == null ? "known" : flow, "known", flow == null));
    }
  }

  // What it can be told to do.

  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
    next.clear();
  }

  /** The next call has its effect, and nobody hears of it. */
  public void losesTheNextAnswer() {
    next.add(Mishap.ANSWER_LOST);
  }

  /** The next call has no effect, which whoever made it cannot know. */
  public void losesTheNextRequest() {
    next.add(Mishap.REQUEST_LOST);
  }

  /** Somebody's card customer, with whatever reference. */
  public String has(ProviderAccountId account, Email email, @Nullable String reference) {
    return added(account, reference, email).id;
  }

  public void kyc(String id, Kyc kyc) {
    person(id).kyc = kyc;
  }

  public void deploys(String id) {
    person(id).deployed = true;
  }

  public void hasCard(String id) {
    person(id).hasCard = true;
  }

  /** Every code that was sent so far is too old. */
  public void codesExpire(String id) {
    person(id).expired = true;
  }

  /** It uses a word for the customer's stage that nobody knows. */
  public void says(String id, String flow) {
    person(id).flow = flow;
  }

  public void forgets(String id) {
    people.remove(id);
  }

  private Person person(String id) {
    return requireNonNull(people.get(id), id);
  }

  // What it has seen.

  public int calls() {
    return calls;
  }

  public int codesReceived() {
    return codesReceived;
  }

  public int emailsSent() {
    return emailsSent;
  }

  public int people() {
    return people.size();
  }

  public String onlyPerson() {
    if (people.size() != 1) {
      throw new AssertionError("there are " + people.size());
    }
    return people.keySet().iterator().next();
  }

  // The port.

  @Override
  public Sighting<ProviderCardCustomer> find(
      ProviderAccountId account, CardReference reference, Deadline deadline) {
    return switch (told(() -> new Told.Said<>(known(account, reference)))) {
      case Told.Said<Optional<Person>>(var found) ->
          found
              .<Sighting<ProviderCardCustomer>>map(it -> new Sighting.Present<>(shown(it, null)))
              .orElseGet(Sighting.Absent::new);
      case Told.Refused<Optional<Person>> _ -> throw new AssertionError("nothing refuses a look");
      case Told.Away<Optional<Person>>(var why, var retryAfter) ->
          new Sighting.Unclear<>(why, retryAfter);
      case Told.InDoubt<Optional<Person>>(var why) -> new Sighting.Unclear<>(why, Duration.ZERO);
    };
  }

  private Optional<Person> known(ProviderAccountId account, CardReference reference) {
    return people.values().stream()
        .filter(it -> it.account.equals(account))
        .filter(it -> reference.value().equals(it.reference) && it.kyc != Kyc.REJECTED)
        .findFirst();
  }

  @Override
  public Answer<ProviderCardCustomer> begin(
      ProviderAccountId account, CardReference reference, Email email, Deadline deadline) {
    return switch (told(() -> new Told.Said<>(begun(account, reference, email)))) {
      case Told.Said<Answer<ProviderCardCustomer>>(var answer) -> answer;
      case Told.Refused<Answer<ProviderCardCustomer>> _ -> throw new AssertionError("said above");
      case Told.Away<Answer<ProviderCardCustomer>>(var why, var retryAfter) ->
          new Answer.NotExecuted<>(why, retryAfter);
      case Told.InDoubt<Answer<ProviderCardCustomer>>(var why) -> new Answer.InDoubt<>(why);
    };
  }

  private Answer<ProviderCardCustomer> begun(
      ProviderAccountId account, CardReference reference, Email email) {
    var there =
        people.values().stream()
            .filter(it -> it.account.equals(account) && it.kyc != Kyc.REJECTED)
            .filter(
                it -> it.email.equals(email.canonical()) || reference.value().equals(it.reference))
            .findFirst();
    if (there.isEmpty()) {
      emailsSent++;
      return new Answer.Done<>(
          shown(added(account, reference.value(), email), Duration.ofMinutes(10)));
    }
    return reference.value().equals(there.get().reference)
        ? new Answer.Done<>(shown(there.get(), null))
        : new Answer.Refused<>(
            new Rejection(
                Reason.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER, "CUSTOMER_CARD_ALREADY_ACTIVE"));
  }

  private Person added(ProviderAccountId account, @Nullable String reference, Email email) {
    var person =
        new Person("card-customer-" + people.size(), account, reference, email.canonical());
    people.put(person.id, person);
    return person;
  }

  private static ProviderCardCustomer shown(Person person, @Nullable Duration codeGoodFor) {
    return new ProviderCardCustomer(person.id, person.standing(), codeGoodFor);
  }

  @Override
  public Told<Standing> read(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return of(cardCustomer, person -> new Told.Said<>(person.standing()));
  }

  @Override
  public Told<Done> verifyEmail(
      ProviderAccountId account, String cardCustomer, Code code, Deadline deadline) {
    return of(
        cardCustomer,
        person ->
            judged(person, person.emailVerified, true, code, () -> person.emailVerified = true));
  }

  @Override
  public Told<CodeSent> resendEmailCode(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return of(
        cardCustomer,
        person -> {
          if (person.emailVerified) {
            return no(Objection.ALREADY_DONE);
          }
          emailsSent++;
          person.tries = 0;
          person.expired = false;
          return new Told.Said<>(new CodeSent(Optional.of(Duration.ofMinutes(10))));
        });
  }

  @Override
  public Told<KycLink> kycLink(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return of(
        cardCustomer,
        person -> {
          if (person.kyc == Kyc.APPROVED) {
            return no(Objection.ALREADY_DONE);
          }
          if (person.kyc == Kyc.EXPIRED) {
            person.kyc = Kyc.NOT_STARTED;
          }
          return person.emailVerified
              ? new Told.Said<>(
                  new KycLink(URI.create("https://kyc.example.com/" + calls), Duration.ofHours(1)))
              : no(Objection.TOO_EARLY);
        });
  }

  @Override
  public Told<List<Question>> questions(
      ProviderAccountId account, String cardCustomer, String language, Deadline deadline) {
    return of(
        cardCustomer,
        person ->
            person.kyc == Kyc.APPROVED
                ? new Told.Said<>(
                    List.of(new Question("INCOME", "Income in " + language, List.of("SALARY"))))
                : no(Objection.TOO_EARLY));
  }

  @Override
  public Told<Done> answer(
      ProviderAccountId account,
      String cardCustomer,
      List<Question.Answer> answers,
      Deadline deadline) {
    return of(
        cardCustomer,
        person -> {
          if (person.kyc != Kyc.APPROVED) {
            return no(Objection.TOO_EARLY);
          }
          if (!answers.equals(List.of(new Question.Answer("INCOME", "SALARY")))) {
            return no(Objection.ANSWERS_NOT_ACCEPTED);
          }
          person.funds = true;
          return new Told.Said<>(Done.DONE);
        });
  }

  @Override
  public Told<CodeSent> sendPhoneCode(
      ProviderAccountId account, String cardCustomer, Phone phone, Deadline deadline) {
    return of(
        cardCustomer,
        person -> {
          if (person.phone) {
            return no(Objection.ALREADY_DONE);
          }
          if (!person.funds) {
            return no(Objection.TOO_EARLY);
          }
          person.phoneSent = true;
          person.tries = 0;
          person.expired = false;
          return new Told.Said<>(new CodeSent(Optional.empty()));
        });
  }

  @Override
  public Told<Done> verifyPhone(
      ProviderAccountId account, String cardCustomer, Code code, Deadline deadline) {
    return of(
        cardCustomer,
        person -> judged(person, person.phone, person.phoneSent, code, () -> person.phone = true));
  }

  @Override
  public Told<Done> deployAccount(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    return of(
        cardCustomer,
        person ->
            person.kyc == Kyc.APPROVED ? new Told.Said<>(Done.DONE) : no(Objection.TOO_EARLY));
  }

  private Told<Done> judged(Person person, boolean passed, boolean sent, Code code, Runnable pass) {
    codesReceived++;
    if (passed) {
      return no(Objection.ALREADY_DONE);
    }
    if (person.expired) {
      return no(Objection.CODE_EXPIRED);
    }
    if (person.tries >= MOST_TRIES) {
      return no(Objection.TRIES_USED_UP);
    }
    if (!sent || !code.equals(RIGHT)) {
      person.tries++;
      return no(Objection.WRONG_CODE);
    }
    pass.run();
    person.tries = 0;
    return new Told.Said<>(Done.DONE);
  }

  private static <T> Told<T> no(Objection why) {
    return new Told.Refused<>(why, why.name());
  }

  /** What is asked of one card customer. */
  private interface Asked<T> {
    Told<T> of(Person person);
  }

  private <T> Told<T> of(String id, Asked<T> asked) {
    return told(
        () -> {
          var person = people.get(id);
          return person == null ? no(Objection.NO_SUCH_CARD_CUSTOMER) : asked.of(person);
        });
  }

  private synchronized <T> Told<T> told(Supplier<Told<T>> answer) {
    work.requireNoneOpen();
    steps.take("the card provider is asked");
    calls++;
    if (away) {
      return new Told.Away<>("away", Duration.ofSeconds(7));
    }
    var mishap = next.poll();
    if (mishap == null) {
      return answer.get();
    }
    if (mishap == Mishap.ANSWER_LOST) {
      var _ = answer.get();
    }
    return new Told.InDoubt<>("no answer");
  }
}
