package io.purser.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Site;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The platform's calls as the provider received them, from the twin's ledger of requests. */
record ProviderLog(List<Received> all) {
  private static final int TOO_MANY_REQUESTS = 429;

  /**
   * @param status zero while it is being worked on, or when it was cut
   */
  record Received(long number, Instant at, int status) {
    boolean isTurnedAway() {
      return status == TOO_MANY_REQUESTS;
    }

    boolean isWelcome() {
      return status > 0 && !isTurnedAway();
    }
  }

  /** How many requests there are, of whomever. */
  static long last(Site site) throws IOException {
    return site.twin("/_twin/requests?limit=1").path("total").asLong();
  }

  /** All after that many, without those of {@link OtherProgram}. */
  static ProviderLog since(Site site, long already) throws IOException {
    var all = new ArrayList<Received>();
    for (long last = already; ; ) {
      var page = site.twin("/_twin/requests?after=" + last).path("requests");
      if (page.isEmpty()) {
        return new ProviderLog(List.copyOf(all));
      }
      for (var request : page) {
        last = request.path("number").asLong();
        if (!request.path("route").asText().equals(OtherProgram.ROUTE)) {
          all.add(received(request));
        }
      }
    }
  }

  private static Received received(JsonNode request) {
    return new Received(
        request.path("number").asLong(),
        Instant.parse(request.path("at").asText()),
        request.path("status").asInt());
  }

  List<Received> turnedAway() {
    return all.stream().filter(Received::isTurnedAway).toList();
  }

  /** Those that came after the one time and before the other. */
  List<Received> between(Instant from, Instant to) {
    return all.stream().filter(one -> one.at().isAfter(from) && one.at().isBefore(to)).toList();
  }
}
