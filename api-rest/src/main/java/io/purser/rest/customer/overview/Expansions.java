package io.purser.rest.customer.overview;

import io.purser.domain.access.Permission;
import io.purser.domain.customer.overview.Part;
import io.purser.rest.access.Call;
import io.purser.rest.list.Query;
import io.purser.rest.problem.FieldError;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything that a customer can be asked for together with, and who may. */
@Singleton
public final class Expansions {
  private static final Set<Permission> NEEDED_TO_COUNT =
      EnumSet.of(Permission.READ_WALLET, Permission.READ_CARD, Permission.READ_TRANSFER);

  private final SortedMap<String, Expansion> byWord = new TreeMap<>();

  Expansions(List<Expansion> all) {
    all.forEach(expansion -> byWord.put(expansion.word(), expansion));
  }

  /** What a request asks for. */
  public record Wanted(List<Expansion> expansions, boolean counts) {
    public boolean isNothing() {
      return expansions.isEmpty() && !counts;
    }

    public Set<Part> parts() {
      var parts = EnumSet.noneOf(Part.class);
      expansions.forEach(expansion -> parts.add(expansion.part()));
      if (counts) {
        parts.add(Part.COUNTS);
      }
      return parts;
    }
  }

  /** Refused when the caller may not see something of it. */
  public Wanted wanted(Call call, Query query) {
    var expansions =
        query
            .parsed(
                "expand",
                this::chosen,
                "must be one or more of "
                    + String.join(", ", byWord.keySet())
                    + ", with a comma between them")
            .orElse(List.of());
    boolean counts = query.choice("include", Map.of("counts", true)).orElse(false);
    expansions.forEach(it -> require(call, it.needed(), "expand", it.word()));
    if (counts) {
      NEEDED_TO_COUNT.forEach(needed -> require(call, needed, "include", "counts"));
    }
    return new Wanted(expansions, counts);
  }

  private static void require(Call call, Permission needed, String parameter, String word) {
    if (!needed.isGivenTo(call.caller())) {
      throw new Refused(
          FieldError.inQuery(
              parameter,
              ProblemCode.NOT_PERMITTED,
              word + " may not be read with this credential"));
    }
  }

  private Optional<List<Expansion>> chosen(String text) {
    var chosen = new ArrayList<Expansion>();
    for (var word : text.split(",", -1)) {
      var expansion = byWord.get(word);
      if (expansion == null) {
        return Optional.empty();
      }
      if (!chosen.contains(expansion)) {
        chosen.add(expansion);
      }
    }
    return Optional.of(chosen);
  }
}
