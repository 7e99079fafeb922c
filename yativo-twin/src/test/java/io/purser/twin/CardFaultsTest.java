package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.fault.FaultKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CardFaultsTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  private final Cardholders holders = new Cardholders(twin);

  @Test
  void a_fault_strikes_every_card_route_before_anything_happens() {
    for (String route : cardRoutes()) {
      String fault = twin.aFault(route, "error_before_commit");
      String[] parts = route.split(" ", 2);
      String path = parts[1].replaceAll("\\{[A-Za-z]+}", "x");
      var reply = twin.provider(parts[0], path, "", Map.of());
      assertThat(reply.status()).as(route).isEqualTo(503);
      assertThat(reply.at("/error_code")).as(route).isEqualTo("INTERNAL_ERROR");
      assertThat(twin.hits(fault)).as(route).isEqualTo(1);
    }
  }

  @Test
  void every_kind_of_fault_can_be_filed_under_every_card_route() {
    for (String route : cardRoutes()) {
      for (var kind : FaultKind.values()) {
        if (!kind.happensToWebhooks()) {
          twin.aFault(route, kind.wireName(), ",\"times\":1" + required(kind));
        }
      }
    }
  }

  @Test
  void an_answer_about_another_cardholders_card_names_another_card() {
    String id = holders.ready();
    String card = holders.aCard(id);
    String fault = twin.aFault("GET /card-issuer/customers", "other_customer");
    var list = twin.get("/card-issuer/customers");
    assertThat(list.at("/data/customers/0/yativo_card_id"))
        .startsWith("yativo_card_customer_")
        .isNotEqualTo(id);
    assertThat(twin.hits(fault)).isEqualTo(1);
    twin.aFault("POST /yativo-card/customers/{yativoCardId}/safe/deploy", "other_customer");
    var deployed = twin.post(Cardholders.BASE + id + "/safe/deploy", "");
    assertThat(deployed.at("/data/yativo_card_id")).isNotEqualTo(id);
    assertThat(holders.shown(id).at("/cards/0/card_id").asText()).isEqualTo(card);
  }

  private List<String> cardRoutes() {
    var routes = new ArrayList<String>();
    for (JsonNode route : twin.control("").json().path("provider_routes")) {
      String name = route.asText();
      boolean webhooks = name.contains("/yativo-card/webhooks");
      if (!webhooks && (name.contains("/card-issuer/") || name.contains("/yativo-card/"))) {
        routes.add(name);
      }
    }
    assertThat(routes).hasSizeGreaterThan(30);
    return routes;
  }

  private static String required(FaultKind kind) {
    return switch (kind) {
      case DELAY -> ",\"ms\":1";
      case REDIRECT -> ",\"location\":\"https://elsewhere.example.com/\"";
      default -> "";
    };
  }
}
