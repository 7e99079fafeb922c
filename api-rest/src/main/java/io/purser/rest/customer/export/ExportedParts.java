package io.purser.rest.customer.export;

import io.purser.rest.access.Call;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that is handed out about a customer, by the names of the members. */
@Singleton
public final class ExportedParts {
  private final List<ExportedPart> all;

  ExportedParts(List<ExportedPart> all) {
    this.all = all.stream().sorted(Comparator.comparing(ExportedPart::member)).toList();
  }

  /** All of them, for a caller who may read each; others get nothing rather than less. */
  public List<ExportedPart> requireAll(Call call) {
    var withheld =
        all.stream()
            .filter(part -> !part.needed().isGivenTo(call.caller()))
            .map(ExportedPart::member)
            .collect(Collectors.joining(", "));
    if (!withheld.isEmpty()) {
      throw new Refused(
          Problem.of(
              ProblemCode.NOT_PERMITTED, "This credential may not read all of it: " + withheld));
    }
    return all;
  }
}
