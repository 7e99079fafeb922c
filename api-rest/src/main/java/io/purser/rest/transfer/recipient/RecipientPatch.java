package io.purser.rest.transfer.recipient;

import io.purser.domain.transfer.recipient.Recipient;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;

/** Another name for a recipient. */
@Schema(
    name = "RecipientPatch",
    description = "Another name. The address never changes: add another recipient instead.")
record RecipientPatch(
    @Schema(minLength = 1, maxLength = 100, example = "My old landlord") String label) {

  static RecipientPatch read(byte[] bytes) {
    var body = Body.read(bytes);
    var label = body.requiredText("label", Recipient::problemWithLabel);
    body.end();
    return new RecipientPatch(label);
  }
}
