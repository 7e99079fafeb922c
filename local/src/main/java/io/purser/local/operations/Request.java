package io.purser.local.operations;

import java.util.Map;

/** What is asked of the product. */
sealed interface Request {
  /**
   * @param filters the query, by parameter
   */
  record List(Map<String, String> filters) implements Request {
    public List {
      filters = Map.copyOf(filters);
    }
  }

  record Show(String id) implements Request {}

  /**
   * A change of one operation.
   *
   * @param action the last part of its path
   * @param key the Idempotency-Key
   */
  record Change(String id, String action, Map<String, String> body, String key) implements Request {
    public Change {
      body = Map.copyOf(body);
    }
  }
}
