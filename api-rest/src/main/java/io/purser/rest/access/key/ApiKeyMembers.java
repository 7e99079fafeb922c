package io.purser.rest.access.key;

import io.purser.domain.access.AllowList;
import io.purser.domain.access.ApiKey;
import io.purser.domain.text.Text;
import io.purser.rest.json.Body;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members that a new key and a change of one have in common. */
final class ApiKeyMembers {
  static final String DESCRIPTION = "description";
  static final String ALLOWED_FROM = "allowedFrom";

  private ApiKeyMembers() {}

  /** Empty when there is none. */
  static String description(Body body) {
    var text = body.text(DESCRIPTION, ApiKeyMembers::problemWithDescription);
    return text == null ? "" : text;
  }

  private static Optional<String> problemWithDescription(String text) {
    return text.isEmpty() ? Optional.empty() : Text.problemWith(text, ApiKey.LONGEST_DESCRIPTION);
  }

  /** Null for anywhere. */
  static @Nullable List<String> allowedFrom(Body body) {
    return body.texts(ALLOWED_FROM, AllowList.MOST, AllowList::problemWith);
  }

  static AllowList allowed(@Nullable List<String> blocks) {
    return blocks == null ? AllowList.ANYWHERE : AllowList.of(blocks);
  }
}
