package io.purser.twin.state.card;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a platform asked for when it applied. */
public record ProgrammeApplication(
    FundingStructure fundingStructure,
    Funding.SourceChain preferredChain,
    boolean ibanEnabled,
    Instant at) {

  /** Whether the platform keeps a central balance. */
  public enum FundingStructure {
    MASTER_WALLET,
    NON_MASTER;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FundingStructure> named(String text) {
      for (var structure : values()) {
        if (structure.wireName().equals(text)) {
          return Optional.of(structure);
        }
      }
      return Optional.empty();
    }
  }

  public static ProgrammeApplication usual(Instant at) {
    return new ProgrammeApplication(
        FundingStructure.MASTER_WALLET, Funding.SourceChain.SOL, false, at);
  }

  public ProgrammeApplication with(FundingStructure next) {
    return new ProgrammeApplication(next, preferredChain, ibanEnabled, at);
  }
}
