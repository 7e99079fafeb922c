package io.purser.twin.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to go wrong.
 *
 * @param route a route such as {@code POST /auth/token}, {@code *} for all, or {@code webhook}
 * @param times how often it strikes; 0 means until it is removed
 * @param bodyContains strikes only when the request's body, or the event, contains this
 * @param parameters as they were given
 */
public record Fault(
    String id,
    String route,
    String kind,
    int times,
    @Nullable String bodyContains,
    ObjectNode parameters,
    int hits) {

  @JsonIgnore
  public boolean isSpent() {
    return times > 0 && hits >= times;
  }

  public Fault hit(int more) {
    return new Fault(id, route, kind, times, bodyContains, parameters, hits + more);
  }
}
