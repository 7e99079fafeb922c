package io.purser.rest.access;

import io.purser.domain.access.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a token lets its bearer do: {@code scope}, one text with spaces (RFC 9068), or the list that
 * some issuers write.
 */
final class ScopeClaim {
  private ScopeClaim() {}

  /**
   * Scopes that are not ours are somebody else's business.
   *
   * @param most what the issuer may give
   */
  static Set<Scope> in(@Nullable Object claim, Set<Scope> most) {
    return names(claim).stream()
        .flatMap(name -> Scope.parse(name).stream())
        .filter(most::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every word that it has, ours or not. */
  static Set<String> names(@Nullable Object claim) {
    return switch (claim) {
      case String text -> Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
      case Collection<?> list ->
          list.stream()
              .filter(String.class::isInstance)
              .map(String.class::cast)
              .collect(Collectors.toUnmodifiableSet());
      case null, default -> Set.of();
    };
  }

  /**
   * What an issuer may give by its settings. Where they name nothing, whoever administers the
   * issuer could give a client what stands for the second person.
   */
  static Set<Scope> most(@Nullable List<String> settings) {
    if (settings == null) {
      return Arrays.stream(Scope.values())
          .filter(scope -> !scope.isGivenByBootstrapAlone())
          .collect(Collectors.toUnmodifiableSet());
    }
    var named = EnumSet.noneOf(Scope.class);
    for (var name : settings) {
      named.add(
          Scope.parse(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "purser.security.issuers: there is no scope " + name)));
    }
    return named;
  }
}
