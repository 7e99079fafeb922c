package io.purser.domain.simulation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.work.AdjustableClock;
import io.purser.domain.work.InMemoryUnitOfWork;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Everything that a schedule is about, made from its seed. */
final class World {
  /** How often a step passes the turn on, in percent. Rare and frequent turns find other things. */
  private static final int[] SWITCHES = {5, 20, 50, 90};

  private static final int[] LONGEST_STEP_MILLIS = {0, 10, 50};

  final Scheduler scheduler;
  final RandomGenerator choices;
  final Trace trace;
  final InMemoryStore store;
  final Faults faults;
  final UnreliableLine line;
  final SimulatedProvider provider;
  final CardProviderEffects cardEffects = new CardProviderEffects();
  final SimulatedCards cards;
  final SimulatedCardAccounts cardAccounts;
  final SimulatedSwaps swaps;
  final Mail mail = new Mail();
  final Bank bank;
  final InMemoryOrders orders;
  final LateWrites telemetry = new LateWrites();
  final Network network;
  final ClientJournal journal;
  final Watch watch;
  final CashBooksWatch cashBooks;
  private final BooksWatch books;
  private final SplittableRandom seeds;
  private int clientsAtWork;

  World(long seed, List<FaultKind> possible, Trace trace) {
    this.trace = trace;
    seeds = new SplittableRandom(seed);
    choices = seeds.split();
    var clock = new AdjustableClock(InMemoryStore.START);
    scheduler = new Scheduler(clock, seeds.split(), trace, one(SWITCHES), one(LONGEST_STEP_MILLIS));
    faults = new Faults(seeds.split(), scheduler, possible);
    var steps = new ScheduledSteps(scheduler, choices);
    var work = new InMemoryUnitOfWork(steps, new ScheduledWaits(scheduler));
    store = new InMemoryStore(clock, steps, work, seeds.split());
    watch = new Watch(store, scheduler);
    books = new BooksWatch(store);
    cashBooks = new CashBooksWatch(store);
    line = new UnreliableLine(scheduler, faults, choices);
    steps.connect(faults, line, work, this::committed);
    provider = new SimulatedProvider(store, line);
    cards = new SimulatedCards(store, line, cardEffects);
    cardAccounts = new SimulatedCardAccounts(store, line, cardEffects);
    swaps = new SimulatedSwaps(store, line, cardEffects, cardAccounts.itself());
    bank = new Bank(store);
    orders = new InMemoryOrders(work);
    network = new Network(scheduler, choices, this::startNode);
    journal = new ClientJournal(scheduler);
  }

  private int one(int[] values) {
    return values[choices.nextInt(values.length)];
  }

  <T> T one(List<T> values) {
    return values.get(choices.nextInt(values.size()));
  }

  boolean oneIn(int times) {
    return choices.nextInt(times) == 0;
  }

  private void committed() {
    watch.committed();
    books.committed();
    cashBooks.committed();
  }

  /** A process that is on no network yet. */
  Node startNode() {
    return new Node(this, seeds.split());
  }

  /** Adds somebody for whose work the schedule waits. */
  void spawnClient(String name, Runnable script) {
    clientsAtWork++;
    scheduler.spawn(
        name,
        null,
        () -> {
          script.run();
          clientsAtWork--;
        });
  }

  boolean clientsAreDone() {
    return clientsAtWork == 0;
  }
}
