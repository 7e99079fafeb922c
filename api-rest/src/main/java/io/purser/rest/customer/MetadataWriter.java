package io.purser.rest.customer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.purser.domain.customer.Metadata;
import java.io.IOException;

/** Metadata as the plain JSON object that it came as. */
final class MetadataWriter extends JsonSerializer<Metadata> {
  @Override
  public void serialize(Metadata metadata, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeStartObject();
    for (var entry : metadata.entries().entrySet()) {
      json.writeFieldName(entry.getKey());
      switch (entry.getValue()) {
        case Metadata.Value.Words(var text) -> json.writeString(text);
        case Metadata.Value.Decimal(var number) -> json.writeNumber(number.toPlainString());
        case Metadata.Value.Flag(var on) -> json.writeBoolean(on);
      }
    }
    json.writeEndObject();
  }
}
