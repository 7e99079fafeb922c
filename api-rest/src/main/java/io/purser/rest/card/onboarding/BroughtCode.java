package io.purser.rest.card.onboarding;

import io.purser.domain.card.onboarding.Code;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** A code that comes back. It is passed on and kept nowhere. */
@Schema(name = "CardCode", description = "A code that was sent to the customer.")
record BroughtCode(
    @Schema(description = "Six digits.", pattern = "^[0-9]{6}$", example = "123456") String code) {
  static BroughtCode read(byte[] bytes) {
    var body = Body.read(bytes);
    var brought = new BroughtCode(body.requiredText("code", Code::problemWith));
    body.end();
    return brought;
  }

  Code toCode() {
    return new Code(code);
  }

  @Override
  public String toString() {
    return "BroughtCode[hidden]";
  }
}
