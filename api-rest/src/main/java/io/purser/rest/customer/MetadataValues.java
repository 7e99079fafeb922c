package io.purser.rest.customer;

import io.purser.domain.customer.Metadata;
import io.purser.rest.json.Body;
import java.math.BigDecimal;

/** Values of metadata as they come in JSON. */
final class MetadataValues implements Body.Scalars<Metadata.Value> {
  @Override
  public Metadata.Value text(String text) {
    return new Metadata.Value.Words(text);
  }

  @Override
  public Metadata.Value number(BigDecimal number) {
    return new Metadata.Value.Decimal(number);
  }

  @Override
  public Metadata.Value truth(boolean truth) {
    return new Metadata.Value.Flag(truth);
  }
}
