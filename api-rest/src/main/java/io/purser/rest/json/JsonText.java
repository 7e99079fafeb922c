package io.purser.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what we answer. The same value gives the same text, and members come in the order of the
 * record; a member that is null is written, so that callers see which members there are.
 */
@Singleton
public final class JsonText {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().configure(MapperFeature.DEFAULT_VIEW_INCLUSION, true).build();
  private static final ObjectWriter CANONICAL =
      MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** A text that is the same for everyone. */
  public String write(Object value) {
    return write(MAPPER.writer(), value);
  }

  public String write(Object view, Audience audience) {
    return write(MAPPER.writerWithView(audience.view()), view);
  }

  /** The form in which two equal values are the same text: the entries of maps by their keys. */
  public String canonical(Object value) {
    return write(CANONICAL, value);
  }

  /** The members that would be written, in their order. */
  public Map<String, Object> asMap(Object value) {
    return MAPPER.convertValue(value, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  /** A member that is a text, of an object that was written here; empty when it has no such. */
  public static Optional<String> textIn(byte[] object, String member) {
    try {
      return Optional.ofNullable(MAPPER.readTree(object).path(member).textValue());
    } catch (IOException e) {
      throw new UncheckedIOException("not written here", e);
    }
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view cannot be written", e);
    }
  }
}
