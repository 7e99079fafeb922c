package io.purser.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Api;
import io.purser.local.HeldKey;
import io.purser.local.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Somebody has read a request on its way, and sends it again at once, to every node. */
@FaultTest
@ResourceLock(Sites.MISLED)
class ProofShownTwiceTest {
  private static final String PATH = "/v1/customers";
  private static final int TIMES = 16;

  private final Site site;

  ProofShownTwiceTest(Site site) {
    this.site = site;
  }

  @Test
  void of_a_request_that_is_sent_to_all_nodes_at_once_one_gets_in() throws Exception {
    var key = new HeldKey();
    var token = site.serviceToken("north", "customers:read", key);
    var proof = key.proof("GET", site.publicUrl() + PATH, token);
    var requests = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < TIMES; i++) {
      var node =
          new Api(
              site.nodes().get(i % Site.NODES).url(),
              Map.of("Authorization", "DPoP " + token, "DPoP", proof));
      requests.add(() -> node.get(PATH).status());
    }

    var answers = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).containsOnlyOnce(200);
    assertThat(Collections.frequency(answers, 401)).isEqualTo(TIMES - 1);
  }
}
