package io.purser.rest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.purser.rest.problem.FieldError;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads one JSON object and refuses everything that two readers could understand differently:
 * members that come twice, anything behind the end, text that is not Unicode, control characters.
 */
final class StrictJson {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_DIGITS = 100;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNumberLength(MAX_DIGITS)
                  .build())
          .build();

  private StrictJson() {}

  static JsonValue.Members read(byte[] body) {
    try (var parser = JSON.createParser(decode(body))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed();
      }
      var value = members(parser, "#");
      if (parser.nextToken() != null) {
        throw malformed();
      }
      return value;
    } catch (IOException unreadable) {
      // The parser's message quotes the body, which may be personal.
      throw malformed();
    }
  }

  private static String decode(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static JsonValue value(JsonParser parser, JsonToken token, String pointer)
      throws IOException {
    return switch (token) {
      case VALUE_STRING -> new JsonValue.Text(text(parser.getText(), pointer));
      case VALUE_NUMBER_INT -> new JsonValue.Decimal(number(parser, pointer), true);
      case VALUE_NUMBER_FLOAT -> new JsonValue.Decimal(number(parser, pointer), false);
      case VALUE_TRUE -> new JsonValue.Truth(true);
      case VALUE_FALSE -> new JsonValue.Truth(false);
      case VALUE_NULL -> new JsonValue.Nothing();
      case START_ARRAY -> array(parser, pointer);
      case START_OBJECT -> members(parser, pointer);
      default -> throw malformed();
    };
  }

  /** An exponent can be too large for any number; the exception then quotes what was sent. */
  private static BigDecimal number(JsonParser parser, String pointer) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException outOfRange) {
      throw new Refused(
          FieldError.inBody(pointer, ProblemCode.INVALID_VALUE, "must be a number within reason"));
    }
  }

  private static JsonValue array(JsonParser parser, String pointer) throws IOException {
    var items = new ArrayList<JsonValue>();
    for (var token = next(parser); token != JsonToken.END_ARRAY; token = next(parser)) {
      items.add(value(parser, token, pointer + "/" + items.size()));
    }
    return new JsonValue.Array(items);
  }

  private static JsonValue.Members members(JsonParser parser, String pointer) throws IOException {
    var values = new LinkedHashMap<String, JsonValue>();
    while (next(parser) == JsonToken.FIELD_NAME) {
      var name = text(parser.currentName(), pointer);
      var at = Pointer.to(pointer, name);
      if (values.containsKey(name)) {
        throw new Refused(
            FieldError.inBody(at, ProblemCode.DUPLICATE_MEMBER, "must not come twice"));
      }
      values.put(name, value(parser, next(parser), at));
    }
    return new JsonValue.Members(values);
  }

  /** The next token; an end of input inside a value is an error of the parser's own. */
  private static JsonToken next(JsonParser parser) throws IOException {
    var token = parser.nextToken();
    if (token == null) {
      throw malformed();
    }
    return token;
  }

  private static String text(String text, String pointer) {
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      if (Character.isISOControl(codePoint)) {
        throw new Refused(
            FieldError.inBody(
                pointer, ProblemCode.INVALID_VALUE, "must not contain control characters"));
      }
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw new Refused(
            FieldError.inBody(
                pointer, ProblemCode.INVALID_VALUE, "must not contain half of a surrogate pair"));
      }
      i += Character.charCount(codePoint);
    }
    return text;
  }

  private static Refused malformed() {
    return new Refused(ProblemCode.MALFORMED_JSON);
  }
}
