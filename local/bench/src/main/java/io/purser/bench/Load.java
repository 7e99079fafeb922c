package io.purser.bench;

/**
 * How a load was borne. Latencies are of a closed loop: as many requests are under way as there are
 * connections, so they tell of cost and not of what a caller waits at some other rate.
 */
record Load(
    long requests, double perSecond, double meanMillis, double p50Millis, double p99Millis) {}
