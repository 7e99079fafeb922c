package io.purser.domain.kyc.imports;

import io.purser.domain.kyc.Finding;

/**
 * What the importer says about a customer.
 *
 * @param reference what the importer calls it; 1 to 200 characters
 */
public record ImportAnswer(String reference, Finding finding) {
  public static final int MAX_REFERENCE = 200;

  public ImportAnswer {
    if (reference.isBlank() || reference.length() > MAX_REFERENCE) {
      throw new IllegalArgumentException("a reference has 1 to " + MAX_REFERENCE + " characters");
    }
  }
}
