package io.purser.rest.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.card.SecureView;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way to a page of the provider's about a card. */
@Schema(
    name = "SecureView",
    description =
        "Open the page in the cardholder's browser, and keep its address nowhere: whoever has it may"
            + " see what it shows.")
record SecureViewAnswer(
    @Schema(
            format = "uri",
            description = "The page; null while something else has to be done first.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String url,
    @Schema(
            format = "date-time",
            description = "Until when it leads there, where that is known.",
            example = "2026-01-31T09:35:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String expiresAt,
    @Schema(description = "What has to be done before the page can be shown; mostly nothing.")
        List<Action> actions) {

  /** Something that the cardholder has to do first. */
  @Schema(
      name = "SecureViewAction",
      description =
          "Open url in the cardholder's browser; when it is done, ask for the page again.")
  record Action(
      @Schema(
              type = "string",
              allowableValues = {"set-pin"},
              example = "set-pin")
          String kind,
      @Schema(format = "uri") String url,
      @Schema(format = "date-time", example = "2026-01-31T09:35:00.000Z")
          @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable String expiresAt) {
    @Override
    public String toString() {
      return "Action[" + kind + ", hidden]";
    }
  }

  static SecureViewAnswer shown(SecureView view) {
    return new SecureViewAnswer(view.address().toString(), expiry(view), List.of());
  }

  static SecureViewAnswer pinFirst(SecureView setUp) {
    return new SecureViewAnswer(
        null, null, List.of(new Action("set-pin", setUp.address().toString(), expiry(setUp))));
  }

  private static @Nullable String expiry(SecureView view) {
    return view.expiresAt() == null ? null : Times.text(view.expiresAt());
  }

  @Override
  public String toString() {
    return "SecureViewAnswer[hidden]";
  }
}
