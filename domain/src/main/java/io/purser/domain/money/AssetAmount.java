package io.purser.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact amount of an asset.
 *
 * @param units whole multiples of the asset's smallest unit; negative where an account owes
 */
public record AssetAmount(BigInteger units, Asset asset) {
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9][0-9]{0,35})(\\.[0-9]{1,30})?");

  public static AssetAmount zero(Asset asset) {
    return new AssetAmount(BigInteger.ZERO, asset);
  }

  /**
   * Reads a plain decimal such as {@code 25.00}. Empty when the text is anything else, or has
   * digits other than zero beyond the asset's decimals: an amount is never rounded.
   */
  public static Optional<AssetAmount> parse(String text, Asset asset) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    var exact = new BigDecimal(text).stripTrailingZeros();
    if (exact.scale() > asset.decimals()) {
      return Optional.empty();
    }
    return Optional.of(
        new AssetAmount(exact.movePointRight(asset.decimals()).toBigIntegerExact(), asset));
  }

  public AssetAmount plus(AssetAmount other) {
    requireSameAsset(other);
    return new AssetAmount(units.add(other.units), asset);
  }

  public AssetAmount minus(AssetAmount other) {
    requireSameAsset(other);
    return new AssetAmount(units.subtract(other.units), asset);
  }

  /** The amount in whole units of the asset, which amounts on several chains have in common. */
  public BigDecimal decimal() {
    return new BigDecimal(units, asset.decimals());
  }

  /**
   * The amount as a plain decimal with as many digits behind the point as the asset has: {@code
   * 25.000000}.
   */
  public String text() {
    return decimal().toPlainString();
  }

  private void requireSameAsset(AssetAmount other) {
    if (!asset.equals(other.asset)) {
      throw new IllegalArgumentException("amounts of different assets");
    }
  }
}
