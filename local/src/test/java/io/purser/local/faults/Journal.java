package io.purser.local.faults;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What the clients of one run have sent and seen. */
final class Journal {
  /** What a client met that was not an answer, or not one that settles anything. */
  enum Met {
    LOST_CONNECTION,
    REFUSED_CONNECTION,
    NO_ANSWER_IN_TIME,
    SERVER_ERROR,
    STILL_IN_FLIGHT,
    ACCEPTED,
    DONE,
    READ
  }

  private final Queue<Write> writes = new ConcurrentLinkedQueue<>();
  private final Queue<String> contradictions = new ConcurrentLinkedQueue<>();
  private final Map<Met, LongAdder> met = new ConcurrentHashMap<>();
  private final LongAccumulator slowestNanos = new LongAccumulator(Math::max, 0);

  void opened(Write write) {
    writes.add(write);
  }

  void met(Met what) {
    met.computeIfAbsent(what, key -> new LongAdder()).increment();
  }

  long count(Met what) {
    var counted = met.get(what);
    return counted == null ? 0 : counted.sum();
  }

  /** Something that a client was told and that cannot be true. */
  void contradiction(String what) {
    contradictions.add(what);
  }

  Collection<String> contradictions() {
    return List.copyOf(contradictions);
  }

  List<Write> writes() {
    return List.copyOf(writes);
  }

  /** Those that need the provider. */
  long providerWrites() {
    return writes.stream().filter(write -> write.kind() != Write.Kind.CREATE_CUSTOMER).count();
  }

  long acknowledged() {
    return writes.stream().filter(Write::isAcknowledged).count();
  }

  /** How long the slowest answer took. */
  Duration slowestAnswer() {
    return Duration.ofNanos(slowestNanos.get());
  }

  void answeredAfter(long nanos) {
    slowestNanos.accumulate(nanos);
  }

  /** The same run, of which only what was acknowledged is of interest. */
  Journal ofAcknowledged() {
    var acknowledged = new Journal();
    writes.stream().filter(Write::isAcknowledged).forEach(acknowledged::opened);
    contradictions.forEach(acknowledged::contradiction);
    return acknowledged;
  }
}
