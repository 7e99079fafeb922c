package io.purser.local.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.local.NodeProcess;
import io.purser.local.Site;
import io.purser.local.faults.Journal.Met;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Calls any node of a site, as a client behind a load balancer does, and notes what comes back. */
final class Caller {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Longer than the platform lets a request take, and than a machine stands still, so that an
   * answer is late only when it hangs. The connection is made within the same time.
   */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Site site;
  private final List<NodeProcess> nodes;
  private final Journal journal;

  Caller(Site site, List<NodeProcess> nodes, Journal journal) {
    this.site = site;
    this.nodes = nodes;
    this.journal = journal;
  }

  /** Sends a write once. Empty when no answer came. */
  Optional<Write.Answer> send(Write write) {
    try {
      var request =
          request(write.tenant(), write.path())
              .header("Idempotency-Key", write.key())
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(write.body())));
      if (write.mayWait()) {
        request.header("Prefer", "respond-async");
      }
      var answer = noted(answer(request));
      answer.ifPresent(write::answered);
      return answer;
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads once. Empty when no answer came. */
  Optional<Write.Answer> get(String tenant, String path) {
    var answer = answer(request(tenant, path).GET());
    answer.filter(Write.Answer::isSuccess).ifPresent(read -> journal.met(Met.READ));
    return answer;
  }

  private HttpRequest.Builder request(String tenant, String path) {
    var node = nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
    return HttpRequest.newBuilder(URI.create(node.url() + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + site.key(tenant));
  }

  private Optional<Write.Answer> noted(Optional<Write.Answer> answer) {
    answer.ifPresent(
        came -> {
          if (came.status() >= 500) {
            journal.met(Met.SERVER_ERROR);
          } else if (came.isToBeRetried()) {
            journal.met(Met.STILL_IN_FLIGHT);
          } else {
            journal.met(came.isFinal() ? Met.DONE : Met.ACCEPTED);
          }
        });
    return answer;
  }

  private Optional<Write.Answer> answer(HttpRequest.Builder request) {
    long begin = System.nanoTime();
    try {
      var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      journal.answeredAfter(System.nanoTime() - begin);
      return Optional.of(
          new Write.Answer(
              response.statusCode(),
              response.body(),
              response.headers().firstValue("Idempotent-Replayed").isPresent()));
    } catch (ConnectException refused) {
      journal.met(Met.REFUSED_CONNECTION);
      return Optional.empty();
    } catch (HttpTimeoutException hung) {
      journal.met(Met.NO_ANSWER_IN_TIME);
      return Optional.empty();
    } catch (IOException lost) {
      journal.met(Met.LOST_CONNECTION);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + text, e);
    }
  }
}
