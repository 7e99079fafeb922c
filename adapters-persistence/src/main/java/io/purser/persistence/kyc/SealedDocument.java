package io.purser.persistence.kyc;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.customer.Address;
import io.purser.persistence.customer.AddressDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands inside a sealed column: members that are known, and nothing for the others. */
public final class SealedDocument {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final JsonNode members;

  private SealedDocument(JsonNode members) {
    this.members = members;
  }

  public static SealedDocument empty() {
    return new SealedDocument(MAPPER.createObjectNode());
  }

  public static SealedDocument read(byte[] bytes) {
    try {
      return new SealedDocument(MAPPER.readTree(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("a document that we wrote ourselves cannot be read", e);
    }
  }

  public byte[] bytes() {
    try {
      return MAPPER.writeValueAsBytes(members);
    } catch (IOException e) {
      throw new UncheckedIOException("a document that we made ourselves cannot be written", e);
    }
  }

  public SealedDocument put(String name, @Nullable Object value) {
    if (value != null) {
      ((ObjectNode) members).put(name, value.toString());
    }
    return this;
  }

  public SealedDocument put(String name, boolean value) {
    ((ObjectNode) members).put(name, value);
    return this;
  }

  public SealedDocument put(String name, @Nullable Address address) {
    if (address != null) {
      ((ObjectNode) members).set(name, MAPPER.valueToTree(AddressDocument.parts(address)));
    }
    return this;
  }

  public SealedDocument putAll(String name, List<SealedDocument> parts) {
    parts.forEach(part -> ((ObjectNode) members).withArray("/" + name).add(part.members));
    return this;
  }

  public @Nullable String text(String name) {
    var value = members.get(name);
    return value == null ? null : value.asText();
  }

  public String required(String name) {
    return requireNonNull(text(name), name);
  }

  public boolean truth(String name) {
    return members.path(name).booleanValue();
  }

  public @Nullable Address address(String name) {
    var value = members.get(name);
    return value == null
        ? null
        : AddressDocument.of(
            value.properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue().asText())));
  }

  public List<SealedDocument> all(String name) {
    return members.path(name).valueStream().map(SealedDocument::new).toList();
  }
}
