package io.purser.persistence.customer;

import com.fasterxml.jackson.core.type.TypeReference;
import io.purser.domain.customer.Address;
import io.purser.persistence.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address as one document, which has the parts that are known. */
public final class AddressDocument {
  private AddressDocument() {}

  static @Nullable String write(@Nullable Address address) {
    return address == null ? null : new String(Json.write(parts(address)), StandardCharsets.UTF_8);
  }

  /** The parts, for a greater document. */
  public static Map<String, @Nullable String> parts(Address address) {
    var document = new LinkedHashMap<String, @Nullable String>();
    document.put("line1", address.line1());
    document.put("line2", address.line2());
    document.put("city", address.city());
    document.put("region", address.region());
    document.put("postalCode", address.postalCode());
    document.put("country", address.country());
    document.values().removeIf(part -> part == null);
    return document;
  }

  static @Nullable Address read(@Nullable String document) {
    return document == null
        ? null
        : of(
            Json.read(
                document.getBytes(StandardCharsets.UTF_8),
                new TypeReference<Map<String, String>>() {}));
  }

  /** What {@link #parts} has taken apart. */
  public static Address of(Map<String, String> parts) {
    return new Address(
        parts.get("line1"),
        parts.get("line2"),
        parts.get("city"),
        parts.get("region"),
        parts.get("postalCode"),
        parts.get("country"));
  }
}
