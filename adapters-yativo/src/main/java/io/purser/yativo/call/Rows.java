package io.purser.yativo.call;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Predicate;

/** Reads JSON into a tree and leaves out the rows that nobody wants. Numbers keep every digit. */
final class Rows {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build();
  private static final ObjectReader SUBTREE = JSON.reader();

  private final Predicate<JsonNode> wanted;
  private int leftOut;

  Rows(Predicate<JsonNode> wanted) {
    this.wanted = wanted;
  }

  /** How many objects in lists were left out. */
  int leftOut() {
    return leftOut;
  }

  /**
   * @throws IOException when the bytes are anything but one JSON value
   */
  JsonNode read(byte[] bytes) throws IOException {
    try (var parser = JSON.createParser(bytes)) {
      if (parser.nextToken() == null) {
        throw new JsonParseException(parser, "there is nothing");
      }
      var tree = read(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "something follows the value");
      }
      return tree;
    }
  }

  private JsonNode read(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    return token == JsonToken.START_ARRAY ? array(parser) : SUBTREE.readTree(parser);
  }

  private ObjectNode object(JsonParser parser) throws IOException {
    var object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (object.replace(name, read(parser)) != null) {
        throw new JsonParseException(parser, "a member comes twice");
      }
    }
    return object;
  }

  private ArrayNode array(JsonParser parser) throws IOException {
    var array = JsonNodeFactory.instance.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode row = SUBTREE.readTree(parser);
      if (!row.isObject() || wanted.test(row)) {
        array.add(row);
      } else {
        leftOut++;
      }
    }
    return array;
  }
}
