package io.purser.rest.customer;

import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.Email;
import io.purser.domain.customer.NameWords;
import io.purser.domain.customer.Phone;
import io.purser.domain.list.PageRequest;
import io.purser.rest.json.Body;
import io.purser.rest.phone.PhoneNumbers;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What customers are searched by. */
@Schema(
    name = "CustomerSearch",
    description =
        "What customers are searched by: any of e-mail, phone and name; several hold together.")
record CustomerSearch(
    @Schema(description = "Compared without regard to case.", example = "ana@example.com")
        @Nullable String email,
    @Schema(description = "In international form (E.164).", example = "+15550100123")
        @Nullable String phone,
    @Schema(
            description =
                "Words of any of the customer's names, in any order; all of them are to be found."
                    + " Three letters or more are also found as the beginning of a word, fewer only"
                    + " as a whole word. Case and diacritics make no difference.",
            example = "silv ana",
            maxLength = 200)
        @Nullable String name,
    @Schema(
            requiredMode = RequiredMode.NOT_REQUIRED,
            minimum = "1",
            maximum = "100",
            description = "20 when absent.")
        int limit,
    @Schema(description = "Continues an earlier answer to the same search.")
        @Nullable String cursor) {
  static final String BY_EMAIL =
      """
      {"email":"ana@example.com"}
      """;

  static final String BY_NAME =
      """
      {"name":"silv ana"}
      """;

  static CustomerSearch read(byte[] bytes) {
    var body = Body.read(bytes);
    var search =
        new CustomerSearch(
            body.text("email", Email::problemWith),
            PhoneNumbers.read(body, "phone"),
            body.text("name", NameWords::problemWith),
            body.wholeNumber("limit", 1, PageRequest.MAX_LIMIT, PageRequest.DEFAULT_LIMIT),
            body.text("cursor", _ -> Optional.empty()));
    if (search.email == null && search.phone == null && search.name == null) {
      body.refuse("email", ProblemCode.MISSING_MEMBER, "must be there, or phone or name");
    }
    body.end();
    return search;
  }

  List<CustomerFilter> filters() {
    var filters = new ArrayList<CustomerFilter>();
    if (email != null) {
      filters.add(new CustomerFilter.WithEmail(new Email(email)));
    }
    if (phone != null) {
      filters.add(new CustomerFilter.WithPhone(new Phone(phone)));
    }
    if (name != null) {
      filters.add(new CustomerFilter.WithName(NameWords.of(name)));
    }
    return filters;
  }

  /** The same, for the cursor to be bound to. */
  Map<String, String> parts() {
    var parts = new TreeMap<String, String>();
    if (email != null) {
      parts.put("email", new Email(email).canonical());
    }
    if (phone != null) {
      parts.put("phone", phone);
    }
    if (name != null) {
      parts.put("name", String.join(" ", NameWords.of(name).words()));
    }
    return parts;
  }
}
