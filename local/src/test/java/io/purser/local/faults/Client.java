package io.purser.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * One client of a tenant's service. It creates customers, registers them, opens wallets, sends
 * money and reads what it was told it has, and repeats what was not answered under the same key.
 */
final class Client implements Runnable {
  private static final int MOST_TRIES = 5;
  private static final long LONGEST_WAIT_MS = 400;
  private static final int MOST_PERSONS = 40;

  private final String tenant;
  private final Caller caller;
  private final Money money;
  private final Journal journal;
  private final Mischief mischief;
  private final Duration pause;
  private final SplittableRandom random;
  private final List<Person> persons = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * @param pause how long it waits between two actions, on average
   */
  Client(
      String tenant,
      Caller caller,
      Money money,
      Journal journal,
      Mischief mischief,
      Duration pause,
      SplittableRandom random) {
    this.tenant = tenant;
    this.caller = caller;
    this.money = money;
    this.journal = journal;
    this.mischief = mischief;
    this.pause = pause;
    this.random = random;
  }

  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    while (!stopping) {
      act();
      if (!pause.isZero()) {
        LockSupport.parkNanos(random.nextLong(2 * pause.toNanos()));
      }
    }
  }

  private void act() {
    if (persons.isEmpty()) {
      create();
      return;
    }
    var person = persons.get(random.nextInt(persons.size()));
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> create();
      case 3, 4 -> register(person);
      case 5, 6, 7 -> openWallet(person);
      case 8, 9 -> transfer(person);
      default -> read(person);
    }
  }

  private void create() {
    var write = Write.creation(tenant, "p-" + UUID.randomUUID());
    send(write)
        .ifPresent(
            answer -> {
              if (persons.size() == MOST_PERSONS) {
                persons.remove(random.nextInt(MOST_PERSONS));
              }
              persons.add(Person.created(write, answer));
            });
  }

  private void register(Person person) {
    if (person.mayAskForRegistration()) {
      var write = Write.registration(person);
      mischief.before(write, person);
      var _ = send(write);
    }
  }

  private void openWallet(Person person) {
    if (person.hasAssetsLeft()) {
      var asset = person.nextAsset();
      var write = Write.walletOpening(person, asset);
      mischief.before(write, person);
      var opened = send(write);
      if (asset.equals(Person.SPENT)) {
        opened.ifPresent(answer -> money.give(person, answer));
      }
    }
  }

  /** Every other one is not to be sent later than now. */
  private void transfer(Person person) {
    var purse = person.purse();
    if (purse != null && (person.mayBeSpent() || money.isThere(person))) {
      var write = Write.transfer(person, purse, random.nextBoolean());
      mischief.before(write, person);
      var _ = send(write);
    }
  }

  /** What was acknowledged is there from then on. */
  private void read(Person person) {
    var path = person.path();
    caller
        .get(tenant, path)
        .filter(answer -> answer.status() < 500)
        .ifPresent(
            answer -> {
              if (!answer.isSuccess()) {
                journal.contradiction(path + " was answered with " + answer.status());
                return;
              }
              var provider = Caller.json(answer.body()).path("provider").path("customerId");
              if (provider.isTextual()) {
                person.knownToProviderAs(provider.asText());
              }
            });
    var _ = money.isThere(person);
  }

  /** Returns the answer if it says that the thing is done. */
  private Optional<Write.Answer> send(Write write) {
    journal.opened(write);
    for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
      var answer = caller.send(write);
      if (answer.isPresent() && !answer.get().isToBeRetried()) {
        return answer.filter(came -> came.isSuccess() && came.isFinal());
      }
      LockSupport.parkNanos(1_000_000L * random.nextLong(1, LONGEST_WAIT_MS));
    }
    return Optional.empty();
  }
}
