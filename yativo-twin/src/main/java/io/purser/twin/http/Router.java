package io.purser.twin.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the handler for a method and a path. A literal segment wins over a parameter. */
public final class Router<H> {
  private final List<Route<H>> routes;

  private Router(List<Route<H>> routes) {
    this.routes = routes;
  }

  /** A method, a template such as {@code /customers/{id}}, and what serves it. */
  public record Route<H>(String method, String template, H handler) {
    /** The way routes are named in faults and ledgers. */
    public String name() {
      return method + " " + template;
    }

    /** The same under another path, which has to have the same parameters. */
    public Route<H> at(String other) {
      if (!parameters(other).equals(parameters(template))) {
        throw new IllegalArgumentException(
            "the path of " + name() + " must have the parameters " + parameters(template));
      }
      return new Route<>(method, other, handler);
    }

    private static Set<String> parameters(String template) {
      return Arrays.stream(template.split("/", -1))
          .filter(segment -> segment.startsWith("{"))
          .collect(Collectors.toSet());
    }
  }

  /** What was found for a path. */
  public sealed interface Match<H> {}

  /** The route, and what stood in the place of its parameters. */
  public record Found<H>(Route<H> route, Map<String, String> parameters) implements Match<H> {}

  /** The path exists, the method does not. */
  public record WrongMethod<H>(String allowed) implements Match<H> {}

  /** There is nothing there. */
  public record Nothing<H>() implements Match<H> {}

  public static <H> Router<H> of(List<Route<H>> routes) {
    var sorted = new ArrayList<>(routes);
    // '{' sorts after every letter, so literals are tried first.
    sorted.sort(Comparator.comparing(Route::template));
    return new Router<>(List.copyOf(sorted));
  }

  public boolean has(String routeName) {
    return routes.stream().anyMatch(route -> route.name().equals(routeName));
  }

  public List<String> names() {
    return routes.stream().map(Route::name).toList();
  }

  public Match<H> match(String method, String path) {
    var allowed = new ArrayList<String>();
    for (var route : routes) {
      var parameters = fit(route.template(), path);
      if (parameters.isPresent()) {
        if (route.method().equals(method)) {
          return new Found<>(route, parameters.get());
        }
        allowed.add(route.method());
      }
    }
    return allowed.isEmpty()
        ? new Nothing<>()
        : new WrongMethod<>(String.join(", ", allowed.stream().distinct().sorted().toList()));
  }

  private static Optional<Map<String, String>> fit(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    var parameters = new HashMap<String, String>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        if (given[i].isEmpty()) {
          return Optional.empty();
        }
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }
}
