package io.purser.twin.control;

import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thing a tester can do or see. */
interface Control {
  Response act(Call call);

  /** A control call, with what stood in the place of the template's parameters. */
  record Call(Request request, Map<String, String> path) {
    String id(String name) {
      return path.getOrDefault(name, "");
    }

    Fields fields() {
      return Fields.of(request.body());
    }

    /** Refuses filters that would be overlooked. */
    void onlyFilters(Set<String> known) {
      for (String name : request.query().keySet()) {
        if (!known.contains(name)) {
          throw ControlRefusal.invalid("Unknown filter " + name + ".");
        }
      }
    }

    Optional<String> filter(String name) {
      return Optional.ofNullable(request.query().get(name));
    }

    long numberFilter(String name, long otherwise) {
      try {
        return filter(name).map(Long::parseLong).orElse(otherwise);
      } catch (NumberFormatException notANumber) {
        throw ControlRefusal.invalid(name + " must be a whole number.");
      }
    }
  }

  static Route<Control> get(String template, Control control) {
    return new Route<>("GET", "/_twin" + template, control);
  }

  static Route<Control> post(String template, Control control) {
    return new Route<>("POST", "/_twin" + template, control);
  }

  static Route<Control> patch(String template, Control control) {
    return new Route<>("PATCH", "/_twin" + template, control);
  }

  static Route<Control> delete(String template, Control control) {
    return new Route<>("DELETE", "/_twin" + template, control);
  }
}
