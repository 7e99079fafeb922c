package io.purser.bench;

import io.purser.local.BadOption;
import io.purser.local.OptionReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code ./purser bench} is asked for.
 *
 * @param rounds how often everything is measured in turn
 * @param time how long each measurement takes
 * @param warmUp how long the platform is under load before the first
 * @param connections how many requests, or transactions, are under way at a time
 * @param customers how many there are while requests are measured
 * @param largest how many there are at the end of their growth
 * @param only what is measured
 * @param peer whether the platform is measured against the comparison service instead
 * @param fresh whether the databases that were kept are thrown away
 * @param write whether the figures are published
 */
record BenchOptions(
    int rounds,
    Duration time,
    Duration warmUp,
    int connections,
    int customers,
    int largest,
    Set<Topic> only,
    boolean peer,
    boolean fresh,
    boolean write) {
  private static final int ROUNDS = 5;
  private static final int SECONDS = 6;
  private static final int WARM_UP_SECONDS = 60;
  private static final int CONNECTIONS = 16;
  private static final int CUSTOMERS = 10_000;
  private static final int LARGEST = 1_000_000;

  static final String HELP =
      """
      usage: ./purser bench [options]   how fast the platform is on this machine
        --rounds N         how often everything is measured in turn (5)
        --seconds N        how long each measurement takes (6)
        --warm-up N        seconds of load before the first measurement (60)
        --connections N    requests under way at a time (16)
        --customers N      customers in the database while requests are measured (10000)
        --largest N        customers at the end of their growth (1000000)
        --only A,B         of get, list, create, balance, start, provider, nodes, cards, growth,
                           attack
        --peer             measures the comparison service and the platform in turn, and nothing else
        --fresh            throws away the databases that earlier runs have loaded
        --write            publishes the figures in docs/benchmarks.md even so
      Without options that change what is measured, the figures are published.
      """;

  static BenchOptions parse(List<String> arguments) {
    var reader = new OptionReader(arguments);
    int rounds = ROUNDS;
    int seconds = SECONDS;
    int warmUp = WARM_UP_SECONDS;
    int connections = CONNECTIONS;
    int customers = CUSTOMERS;
    int largest = LARGEST;
    Set<Topic> only = EnumSet.allOf(Topic.class);
    boolean peer = false;
    boolean fresh = false;
    boolean write = false;
    boolean asUsual = true;
    while (reader.hasNext()) {
      var option = reader.next();
      asUsual &= Set.of("--peer", "--fresh", "--write").contains(option);
      switch (option) {
        case "--rounds" -> rounds = reader.number(1, 100);
        case "--seconds" -> seconds = reader.number(1, 600);
        case "--warm-up" -> warmUp = reader.number(0, 3_600);
        case "--connections" -> connections = reader.number(1, 64);
        case "--customers" -> customers = reader.number(100, 10_000_000);
        case "--largest" -> largest = reader.number(1_000, 10_000_000);
        case "--only" -> only = topics(reader.value());
        case "--peer" -> peer = true;
        case "--fresh" -> fresh = true;
        case "--write" -> write = true;
        default -> throw reader.unknown();
      }
    }
    return new BenchOptions(
        rounds,
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(warmUp),
        connections,
        customers,
        largest,
        only,
        peer,
        fresh,
        write || asUsual);
  }

  /** The requests to measure. */
  List<Scenario> scenarios() {
    return Arrays.stream(Scenario.values()).filter(it -> only.contains(it.topic())).toList();
  }

  private static Set<Topic> topics(String words) {
    return Arrays.stream(words.split(",", -1))
        .map(BenchOptions::topic)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Topic.class)));
  }

  private static Topic topic(String word) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new BadOption("there is nothing called '" + word + "' to measure"));
  }
}
