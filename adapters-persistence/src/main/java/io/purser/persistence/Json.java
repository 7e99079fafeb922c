package io.purser.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The form of documents inside sealed columns. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static byte[] write(Object document) {
    try {
      return MAPPER.writeValueAsBytes(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document that we made ourselves cannot be written", e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static <T> T read(byte[] document, TypeReference<T> type) {
    try {
      return MAPPER.readValue(document, type);
    } catch (IOException e) {
      throw new UncheckedIOException("a document that we wrote ourselves cannot be read", e);
    }
  }
}
