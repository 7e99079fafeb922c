package io.purser.rest.card;

import io.purser.domain.card.CardPage;
import io.purser.rest.json.Body;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be seen of a card. */
@Schema(name = "WantedCardPages", description = "What the page is to show or to take.")
record WantedPages(
    @ArraySchema(
            arraySchema = @Schema(description = "details when nothing is said."),
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"details", "pin", "set-pin"}),
            minItems = 1,
            maxItems = 3)
        @Nullable List<String> pages) {
  private static final Map<String, CardPage> WORDS =
      Arrays.stream(CardPage.values())
          .collect(Collectors.toMap(page -> Words.of(page).replace('_', '-'), Function.identity()));

  static WantedPages read(byte[] bytes) {
    var body = Body.read(bytes);
    var wanted =
        new WantedPages(
            body.texts(
                "pages",
                WORDS.size(),
                text ->
                    WORDS.containsKey(text)
                        ? Optional.empty()
                        : Optional.of("must be details, pin or set-pin")));
    body.end();
    return wanted;
  }

  Set<CardPage> toPages() {
    return pages == null
        ? Set.of(CardPage.DETAILS)
        : pages.stream().map(WORDS::get).collect(Collectors.toUnmodifiableSet());
  }
}
