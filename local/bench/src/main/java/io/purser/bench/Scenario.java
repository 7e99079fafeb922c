package io.purser.bench;

import io.purser.bench.Databases.Filled;
import io.purser.bench.wire.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request that is measured against pgbench. */
enum Scenario {
  GET(Topic.GET, "read a customer", Numbers.OF_CUSTOMERS, 0.40),
  LIST(Topic.LIST, "list 20 customers", Numbers.OF_CUSTOMERS, 0.30),
  CREATE(Topic.CREATE, "create a customer", Numbers.NEVER_USED, 0.60),
  BALANCE(Topic.BALANCE, "read a wallet's balance", Numbers.OF_CUSTOMERS, 0.40);

  private final Topic topic;
  private final String title;
  private final Numbers numbers;
  private final double aim;

  Scenario(Topic topic, String title, Numbers numbers, double aim) {
    this.topic = topic;
    this.title = title;
    this.numbers = numbers;
    this.aim = aim;
  }

  Topic topic() {
    return topic;
  }

  String title() {
    return title;
  }

  Numbers numbers() {
    return numbers;
  }

  /** What part of pgbench's rate is aimed at. */
  double aim() {
    return aim;
  }

  String word() {
    return topic.word();
  }

  String script() {
    return this == LIST ? "path" : word();
  }

  boolean writes() {
    return this == CREATE;
  }

  /** What the script asks its environment for. */
  Map<String, String> values(Filled database) {
    var values = new HashMap<>(Databases.forScripts(database, database.key()));
    values.put("BENCH_PATH", "/v1/customers");
    values.put("BENCH_BODY", Resources.text("create.json").strip());
    values.put("BENCH_RUN", "run-" + System.currentTimeMillis());
    return values;
  }

  /** One such request by hand, as the script would make it. */
  void once(Client client, long number, String token) {
    switch (this) {
      case GET -> client.get("/v1/customers/" + Ids.customer(number));
      case LIST -> client.get("/v1/customers");
      case BALANCE -> client.get("/v1/wallets/" + Ids.wallet(number) + "/balance");
      case CREATE ->
          client.post(
              "/v1/customers",
              Resources.text("create.json").strip().replace("TOKEN", token),
              List.of("Idempotency-Key", token));
    }
  }
}
