package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.RegisterCustomer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Customers that change. */
class CustomerPatchTest {
  private final TestServer server = TestServer.shared();

  private TestServer.Answer patch(String id, String ifMatch, String body) {
    return server
        .call("PATCH", "/v1/customers/" + id)
        .header("If-Match", ifMatch)
        .json(body)
        .send();
  }

  private String full() {
    return server.newCustomer(
        """
        {"externalId":"%s","phone":"+15550100123","name":"Ana Silva","givenName":"Ana",
         "familyName":"Silva","metadata":{"tier":"gold","n":1.50,"vip":true}}
        """
            .formatted(Given.unique("ext")));
  }

  private String userOf(String customer) {
    return server.issuers.user(
        Given.unique("subject"),
        server.store.now(),
        it -> it.claim(Issuers.CUSTOMER_CLAIM, customer));
  }

  @Test
  void what_is_not_there_stays_what_is_null_goes_and_metadata_is_merged_by_key() {
    var id = full();

    var changed =
        patch(
                id,
                "\"1\"",
                """
                {"familyName":"Lima","phone":null,"name":null,"metadata":{"tier":null,"n":2,"x":"y"}}
                """)
            .expect(200);

    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    var json = changed.json();
    assertThat(json.get("familyName").asText()).isEqualTo("Lima");
    assertThat(json.get("givenName").asText()).isEqualTo("Ana");
    assertThat(json.get("phone").isNull()).isTrue();
    assertThat(json.get("name").isNull()).isTrue();
    assertThat(json.get("externalId").isNull()).isFalse();
    assertThat(changed.body()).contains("\"metadata\":{\"n\":2,\"vip\":true,\"x\":\"y\"}");
    assertThat(server.get("/v1/customers/" + id).body()).isEqualTo(changed.body());

    assertThat(patch(id, "*", "{\"metadata\":null}").expect(200).body())
        .contains("\"metadata\":{}");
  }

  @Test
  void an_address_is_merged_part_by_part_and_goes_with_its_last_part() {
    var id = full();

    patch(
            id,
            "*",
            "{\"address\":{\"city\":\"Rio\",\"country\":\"BR\"},\"birthDate\":\"1990-01-31\"}")
        .expect(200);
    var moved =
        patch(id, "*", "{\"address\":{\"city\":null,\"line1\":\"1 Example Street\"}}").expect(200);
    assertThat(moved.body())
        .contains("\"address\":{\"line1\":\"1 Example Street\",\"country\":\"BR\"}")
        .contains("\"birthDate\":\"1990-01-31\"");
    assertThat(patch(id, "*", "{\"address\":{\"country\":\"Brazil\"}}").body())
        .contains("#/address/country");
    var gone = patch(id, "*", "{\"address\":{\"line1\":null,\"country\":null}}").expect(200);
    assertThat(gone.json().has("address")).isFalse();
    patch(id, "*", "{\"address\":{\"city\":\"Rio\"}}").expect(200);
    var both = patch(id, "*", "{\"address\":null,\"birthDate\":null}").expect(200);
    assertThat(both.json().has("address")).isFalse();
    assertThat(both.json().has("birthDate")).isFalse();
  }

  @Test
  void it_takes_the_version_that_the_caller_has_and_says_what_to_do_with_another() {
    var id = full();

    var without = server.call("PATCH", "/v1/customers/" + id).json("{}").send();
    assertThat(without.problem()).isEqualTo("428 precondition-missing");
    patch(id, "\"1\"", "{\"name\":\"First\"}").expect(200);
    var second = patch(id, "\"1\"", "{\"name\":\"Second\"}");
    assertThat(second.problem()).isEqualTo("412 version-stale");
    assertThat(second.json().get("type").asText()).isEqualTo("/docs/errors#version-stale");
    assertThat(server.get("/v1/customers/" + id).json().get("name").asText()).isEqualTo("First");
    patch(id, "\"7\", \"2\"", "{\"name\":\"Third\"}").expect(200);
  }

  @Test
  void a_patch_that_changes_nothing_leaves_the_version() {
    var id = full();
    var read = server.get("/v1/customers/" + id);

    for (var nothing :
        List.of("{}", "{\"givenName\":\"Ana\",\"metadata\":{\"no-such-key\":null}}")) {
      var same = patch(id, "\"1\"", nothing).expect(200);
      assertThat(same.header("ETag")).isEqualTo("\"1\"");
      assertThat(same.body()).isEqualTo(read.body());
    }
  }

  @Test
  void a_merge_patch_may_be_called_one() {
    var changed =
        server
            .call("PATCH", "/v1/customers/" + full())
            .header("If-Match", "*")
            .header("Content-Type", "application/merge-patch+json")
            .body("{\"name\":\"Ana\"}".getBytes(StandardCharsets.UTF_8))
            .send();

    assertThat(changed.status()).isEqualTo(200);
    var other =
        server
            .call("PATCH", "/v1/customers/" + full())
            .header("If-Match", "*")
            .header("Content-Type", "application/json-patch+json")
            .body("[]".getBytes(StandardCharsets.UTF_8))
            .send();
    assertThat(other.problem()).isEqualTo("415 unsupported-media-type");
  }

  @Test
  void the_type_never_changes() {
    var id = full();

    patch(id, "*", "{\"type\":\"individual\"}").expect(200);
    var refused = patch(id, "*", "{\"type\":\"business\"}");
    assertThat(refused.problem()).isEqualTo("400 wrong-customer-type");
    assertThat(refused.body()).contains("#/type", "never changes");
    assertThat(patch(id, "*", "{\"legalName\":\"Ltd\"}").problem())
        .isEqualTo("400 wrong-customer-type");
    assertThat(patch(id, "*", "{\"website\":null}").problem()).isEqualTo("400 wrong-customer-type");
  }

  @Test
  void what_could_not_be_created_cannot_be_changed_to() {
    var id = full();

    var wrong =
        patch(
            id,
            "*",
            """
            {"email":"x","phone":"1","name":"","externalId":" x","givenName":7,"metadata":{"a":[]}}
            """);
    assertThat(wrong.json().get("errors").findValuesAsText("pointer"))
        .containsExactly(
            "#/externalId", "#/email", "#/phone", "#/name", "#/givenName", "#/metadata/a");
    for (var body :
        List.of(
            "{\"name\":\"4111 1111 1111 1111\"}",
            "{\"externalId\":\"4111111111111111\"}",
            "{\"metadata\":{\"card\":\"4111111111111111\"}}",
            "{\"metadata\":{\"4111111111111111\":true}}")) {
      assertThat(patch(id, "*", body).problem()).as(body).isEqualTo("400 invalid-value");
    }
    assertThat(patch(id, "*", "{\"id\":\"cus_1\"}").problem()).isEqualTo("400 unknown-member");
    assertThat(patch(id, "*", "{\"state\":\"suspended\"}").problem())
        .isEqualTo("400 unknown-member");
    assertThat(server.get("/v1/customers/" + id).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void metadata_is_bounded_as_it_becomes() {
    var id = full();
    for (int i = 0; i < 47; i++) {
      patch(id, "*", "{\"metadata\":{\"key-%d\":%d}}".formatted(i, i)).expect(200);
    }

    var refused = patch(id, "*", "{\"metadata\":{\"one-more\":1}}");
    assertThat(refused.problem()).isEqualTo("400 invalid-value");
    assertThat(refused.body()).contains("#/metadata", "at most 50 keys");
    patch(id, "*", "{\"metadata\":{\"one-more\":1,\"key-0\":null}}").expect(200);
  }

  @Test
  void a_taken_email_or_external_id_is_refused_as_at_creation() {
    var email = Given.unique("ana") + "@example.com";
    var ana =
        server.newCustomer("{\"email\":\"%s\",\"externalId\":\"%s\"}".formatted(email, email));
    var ben = server.newCustomer("{}");

    var refused = patch(ben, "*", "{\"email\":\"%s\"}".formatted(email));
    assertThat(refused.problem()).isEqualTo("409 email-taken");
    assertThat(refused.json().get("customerId").asText()).isEqualTo(ana);
    assertThat(patch(ben, "*", "{\"externalId\":\"%s\"}".formatted(email)).problem())
        .isEqualTo("409 external-id-taken");

    patch(ana, "*", "{\"email\":null}").expect(200);
    patch(ben, "*", "{\"email\":\"%s\"}".formatted(email)).expect(200);
    var found =
        server
            .call("POST", "/v1/customers/search")
            .json("{\"email\":\"%s\"}".formatted(email))
            .send()
            .expect(200);
    assertThat(found.json().get("items").findValuesAsText("id")).containsExactly(ben);
  }

  @Test
  void the_email_that_the_provider_keeps_is_shown_beside_the_new_one_and_not_to_end_users() {
    var old = Given.unique("old") + "@example.com";
    var id = server.newCustomer("{\"email\":\"%s\"}".formatted(old));
    server
        .call("POST", "/v1/customers/" + id + "/registration")
        .key(Given.unique("key"))
        .send()
        .expect(200);

    var changed = patch(id, "*", "{\"email\":\"new-%s\"}".formatted(old)).expect(200);

    assertThat(changed.json().get("email").asText()).isEqualTo("new-" + old);
    assertThat(changed.json().get("provider").get("email").asText()).isEqualTo(old);
    var seenByThemselves =
        server.call("GET", "/v1/customers/me").as(userOf(id)).send().expect(200).body();
    assertThat(seenByThemselves).contains("new-" + old).doesNotContain("\"" + old);
  }

  @Test
  void an_email_stays_while_the_provider_is_being_told_of_it() {
    var customer = server.given.customer(server.tenant);
    var id = customer.id().value();
    patch(id, "*", "{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana"))).expect(200);
    var planned =
        server.given.in(
            server.tenant,
            () ->
                server
                    .bean(RegisterCustomer.class)
                    .plan(server.tenant.id(), customer.id(), InMemoryPlatform.BY));
    assertThat(planned)
        .isInstanceOfSatisfying(
            RegisterCustomer.Result.Planned.class,
            it -> {
              var refused = patch(id, "*", "{\"email\":null}");
              assertThat(refused.problem()).isEqualTo("409 email-in-use");
              assertThat(refused.json().get("operationId").asText())
                  .isEqualTo(it.operation().value());
            });
  }

  @Test
  void end_users_change_their_names_and_nothing_by_which_they_are_known() {
    var id = full();
    var user = userOf(id);

    var changed =
        server
            .call("PATCH", "/v1/customers/me")
            .as(user)
            .header("If-Match", "\"1\"")
            .json("{\"givenName\":\"Anna\"}")
            .send()
            .expect(200);
    assertThat(changed.json().get("givenName").asText()).isEqualTo("Anna");
    assertThat(changed.json().has("provider")).isFalse();
    for (var member : List.of("externalId", "metadata")) {
      var refused =
          server
              .call("PATCH", "/v1/customers/me")
              .as(user)
              .header("If-Match", "*")
              .json("{\"%s\":null}".formatted(member))
              .send();
      assertThat(refused.problem()).as(member).isEqualTo("403 not-permitted");
      assertThat(refused.body()).contains("#/" + member);
    }
    var other = server.call("PATCH", "/v1/customers/" + full()).as(user).header("If-Match", "*");
    assertThat(other.json("{}").send().problem()).isEqualTo("404 no-such-customer");
  }

  @Test
  void a_suspended_customer_changes_nothing_and_is_corrected() {
    var id = full();
    server
        .call("POST", "/v1/customers/" + id + "/suspend")
        .key(Given.unique("key"))
        .json("{\"reason\":\"wrong name\"}")
        .send()
        .expect(200);

    var byThemselves =
        server
            .call("PATCH", "/v1/customers/me")
            .as(userOf(id))
            .header("If-Match", "*")
            .json("{\"givenName\":\"Anna\"}")
            .send();
    assertThat(byThemselves.problem()).isEqualTo("409 customer-suspended");
    var corrected = patch(id, "*", "{\"givenName\":\"Anna\"}").expect(200);
    assertThat(corrected.json().get("state").asText()).isEqualTo("suspended");
  }

  @Test
  void an_operator_says_why() {
    var id = full();
    var operator = server.issuers.operator("support", server.store.now());

    var call = server.call("PATCH", "/v1/customers/" + id).as(operator).header("If-Match", "*");
    assertThat(call.json("{\"name\":\"A\"}").send().problem()).isEqualTo("400 reason-missing");
    server
        .call("PATCH", "/v1/customers/" + id)
        .as(operator)
        .header("If-Match", "*")
        .header("Purser-Reason", "misspelt")
        .json("{\"name\":\"A\"}")
        .send()
        .expect(200);
    assertThat(server.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(id))
        .extracting("action", "reason")
        .contains(tuple("customer.updated", "misspelt"));
  }
}
