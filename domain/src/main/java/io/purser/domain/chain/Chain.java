package io.purser.domain.chain;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A blockchain whose addresses we can tell from mistyped ones. */
public enum Chain {
  ARBITRUM(Family.ETHEREUM, 42_161L),
  AVALANCHE(Family.ETHEREUM, 43_114L),
  BASE(Family.ETHEREUM, 8_453L),
  BSC(Family.ETHEREUM, 56L),
  ETHEREUM(Family.ETHEREUM, 1L),
  OPTIMISM(Family.ETHEREUM, 10L),
  POLYGON(Family.ETHEREUM, 137L),
  SOLANA(Family.SOLANA, null),
  SUI(Family.SUI, null),
  TRON(Family.TRON, null),
  XDC(Family.XDC, 50L);

  /** The chains on which an address has the same form. */
  public enum Family {
    ETHEREUM,
    SOLANA,
    SUI,
    TRON,
    XDC
  }

  private final Family family;
  private final @Nullable Long id;

  Chain(Family family, @Nullable Long id) {
    this.family = family;
    this.id = id;
  }

  public Family family() {
    return family;
  }

  /** Its chain id by EIP-155; null where the chain has none. */
  public @Nullable Long id() {
    return id;
  }

  /** Its name in assets and in the API, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Chain> of(String word) {
    return Stream.of(values()).filter(chain -> chain.word().equals(word)).findFirst();
  }
}
