package io.purser.peer.edge;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.purser.domain.text.CardNumbers;
import java.nio.charset.StandardCharsets;

/** One JSON object a line without card numbers, as Purser logs. */
public final class RedactingJsonEncoder extends JsonEncoder {
  public RedactingJsonEncoder() {
    setWithSequenceNumber(false);
    setWithNanoseconds(false);
    setWithContext(false);
    setWithFormattedMessage(true);
    setWithMessage(false);
    setWithArguments(false);
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new String(super.encode(event), StandardCharsets.UTF_8);
    return CardNumbers.redact(line).getBytes(StandardCharsets.UTF_8);
  }
}
