package io.purser.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.tenant.TenantId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Map<String, String> MANY =
      Map.of("f", "6", "a", "1", "e", "5", "c", "3", "b", "2", "d", "4");

  @Test
  void facts_are_read_in_the_order_of_their_names() {
    var event =
        new DomainEvent(
            Given.IDS.next("evt"),
            TenantId.next(Given.IDS),
            "wallet.activated",
            "subject",
            null,
            MANY,
            InMemoryStore.START);

    assertThat(event.facts().keySet()).containsExactly("a", "b", "c", "d", "e", "f");
  }

  @Test
  void the_headers_of_an_answer_come_in_the_same_order_every_time() {
    var answer = new StoredAnswer(201, MANY, "{}", null);

    assertThat(answer.headers().keySet()).containsExactly("a", "b", "c", "d", "e", "f");
  }
}
