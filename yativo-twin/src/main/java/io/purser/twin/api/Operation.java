package io.purser.twin.api;

import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;

/**
 * What a route does and the scope it takes. It runs inside one commit: an answer keeps what it
 * changed, a {@link Refusal} takes it back.
 */
record Operation(Scope scope, Action action) {
  interface Action {
    Response perform(Call call);
  }

  static Route<Operation> get(String template, Scope scope, Action action) {
    return new Route<>("GET", template, new Operation(scope, action));
  }

  static Route<Operation> post(String template, Scope scope, Action action) {
    return new Route<>("POST", template, new Operation(scope, action));
  }

  static Route<Operation> put(String template, Scope scope, Action action) {
    return new Route<>("PUT", template, new Operation(scope, action));
  }

  static Route<Operation> patch(String template, Scope scope, Action action) {
    return new Route<>("PATCH", template, new Operation(scope, action));
  }

  static Route<Operation> delete(String template, Scope scope, Action action) {
    return new Route<>("DELETE", template, new Operation(scope, action));
  }
}
