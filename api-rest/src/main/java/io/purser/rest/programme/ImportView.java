package io.purser.rest.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.purser.domain.adoption.Import;
import io.purser.domain.adoption.Match;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An import as callers see it. */
@Schema(
    name = "Import",
    description =
        "A run through the provider's two lists of customers. It proposes links and makes none.")
record ImportView(
    @Schema(example = "imp_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            type = "string",
            allowableValues = {"running", "finished"},
            example = "running")
        String state,
    @Schema(
            type = "string",
            description = "While it runs: which of the lists is being read.",
            allowableValues = {"wallet-customer", "card-customer"},
            example = "card-customer")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String list,
    @Schema(description = "While it runs: which page is read next.", example = "3")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer page,
    @Schema(
            description =
                "While it runs: how often the list is gone through. It is read again when customers"
                    + " came or went meanwhile, at most three times.",
            example = "1")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer pass,
    @Schema(description = "While it waits for the provider: why.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String trouble,
    ReadView read,
    ProposedView proposals,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String startedAt,
    @Schema(format = "date-time", example = "2026-01-31T09:31:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String finishedAt) {
  /** What was read. */
  @Schema(
      name = "ImportRead",
      description =
          "What was read so far. A record that two pages showed is counted twice here, and proposed"
              + " once.")
  record ReadView(
      @Schema(description = "Answers of the provider's.", example = "3") int pages,
      @Schema(description = "Records in them.", example = "310") int records,
      @Schema(description = "Of these, linked to a customer already.", example = "250") int linked,
      @Schema(description = "Of these, another tenant's.", example = "0") int ofOtherTenants,
      @Schema(description = "Of these, not to be read.", example = "0") int unreadable) {}

  /** What is proposed. */
  @Schema(name = "ImportProposed", description = "How many proposals there are, by match.")
  record ProposedView(
      @Schema(example = "0") int reference,
      @Schema(example = "50") int externalId,
      @Schema(example = "8") int email,
      @JsonProperty("new")
          @Schema(name = "new", description = "Customers whom nobody here knows.", example = "2")
          int unknown,
      @Schema(example = "0") int changed) {}

  static ImportView of(Import run, Map<Match, Integer> proposed) {
    var running = run instanceof Import.Running it ? it : null;
    var place = running == null ? null : running.place();
    var counts = run.counts();
    return new ImportView(
        run.header().id().value(),
        running == null ? "finished" : "running",
        place == null ? null : NewProgrammeApplication.spelled(place.list()),
        place == null ? null : (Integer) place.page(),
        place == null ? null : (Integer) place.pass(),
        running == null ? null : running.trouble(),
        new ReadView(
            counts.pages(),
            counts.records(),
            counts.linked(),
            counts.ofOthers(),
            counts.unreadable()),
        new ProposedView(
            proposed.getOrDefault(Match.REFERENCE, 0),
            proposed.getOrDefault(Match.EXTERNAL_ID, 0),
            proposed.getOrDefault(Match.EMAIL, 0),
            proposed.getOrDefault(Match.NEW, 0),
            proposed.getOrDefault(Match.CHANGED, 0)),
        Times.text(run.header().startedAt()),
        run instanceof Import.Finished(_, _, var at) ? Times.text(at) : null);
  }
}
