package io.purser.peer.customer;

import io.purser.domain.customer.Metadata;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** Metadata as a plain JSON object of texts, numbers and truth values. */
@JacksonComponent
class MetadataJson {
  /** Writes a number with the digits it has. */
  static final class Writer extends ValueSerializer<Metadata> {
    @Override
    public void serialize(Metadata metadata, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      for (var entry : metadata.entries().entrySet()) {
        json.writeName(entry.getKey());
        switch (entry.getValue()) {
          case Metadata.Value.Words(var text) -> json.writeString(text);
          case Metadata.Value.Decimal(var number) -> json.writeNumber(number.toPlainString());
          case Metadata.Value.Flag(var on) -> json.writeBoolean(on);
        }
      }
      json.writeEndObject();
    }
  }

  /** Refuses what is nested; the domain's own limits are {@link NewCustomer}'s to hold. */
  static final class Reader extends ValueDeserializer<Unchecked> {
    @Override
    public Unchecked deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        return context.reportInputMismatch(this, "must be an object");
      }
      var entries = new LinkedHashMap<String, Metadata.Value>();
      for (var name = json.nextName(); name != null; name = json.nextName()) {
        entries.put(name, value(json, context));
      }
      return new Unchecked(entries);
    }

    private Metadata.Value value(JsonParser json, DeserializationContext context) {
      return switch (json.nextToken()) {
        case VALUE_STRING -> new Metadata.Value.Words(json.getString());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            new Metadata.Value.Decimal(json.getDecimalValue());
        case VALUE_TRUE -> new Metadata.Value.Flag(true);
        case VALUE_FALSE -> new Metadata.Value.Flag(false);
        case null, default ->
            context.reportInputMismatch(this, "must be a string, a number or a boolean");
      };
    }
  }

  /** Entries as they were sent. */
  record Unchecked(Map<String, Metadata.Value> entries) {
    static Map<String, Metadata.Value> entriesOf(@Nullable Unchecked metadata) {
      return metadata == null ? Map.of() : metadata.entries();
    }
  }
}
