package io.purser.yativo.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads members that the provider calls by several names: the first that is there and has a value
 * counts.
 */
public final class Members {
  private static final int LONGEST = 200;

  private Members() {}

  public static JsonNode first(JsonNode object, String... names) {
    for (String name : names) {
      var node = object.path(name);
      if (!node.isMissingNode() && !node.isNull()) {
        return node;
      }
    }
    return MissingNode.getInstance();
  }

  /** Text that is not blank, or null. */
  public static @Nullable String text(JsonNode object, String... names) {
    for (String name : names) {
      var node = object.path(name);
      if (node.isTextual() && !node.textValue().isBlank()) {
        return node.textValue().strip();
      }
    }
    return null;
  }

  /**
   * Text that may be kept: at most 200 characters and none of them a control character, such as an
   * id, an address or a hash. Null when there is none.
   */
  public static @Nullable String shortText(JsonNode object, String... names) {
    String text = text(object, names);
    boolean fits =
        text != null && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    return fits ? text : null;
  }

  /** A time in ISO 8601 with an offset, or null. */
  public static @Nullable Instant time(JsonNode object, String... names) {
    String text = text(object, names);
    if (text == null) {
      return null;
    }
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The rows of a list: the payload itself, or its member of this name. Empty when it is none. */
  public static Optional<List<JsonNode>> rows(JsonNode payload, String name) {
    var rows = payload.isArray() ? payload : payload.path(name);
    return rows.isArray()
        ? Optional.of(StreamSupport.stream(rows.spliterator(), false).toList())
        : Optional.empty();
  }
}
