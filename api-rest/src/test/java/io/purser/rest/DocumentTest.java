package io.purser.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.kyc.document.DocumentContent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents over HTTP. */
class DocumentTest {
  private final TestServer server = TestServer.shared();
  private final String business = server.newCustomer("{\"type\":\"business\"}");
  private final String path = "/v1/customers/" + business + "/documents";

  private TestServer.Answer send(Forms form) {
    return send(form, Given.unique("key"));
  }

  private TestServer.Answer send(Forms form, String key) {
    return form.in(server.call("POST", path).key(key)).send();
  }

  private String user() {
    return server.issuers.user(
        Given.unique("subject"),
        server.store.now(),
        it -> it.claim(Issuers.CUSTOMER_CLAIM, business));
  }

  @Test
  void a_document_is_kept_as_it_was_handed_in() {
    var content = Forms.pdf("extract");

    var kept = send(Forms.document("register-extract", content)).expect(201);

    var document = kept.json();
    assertThat(document.get("id").asText()).startsWith("doc_");
    assertThat(document.get("customerId").asText()).isEqualTo(business);
    assertThat(document.get("shareholderId").isNull()).isTrue();
    assertThat(document.get("kind").asText()).isEqualTo("register-extract");
    assertThat(document.get("mediaType").asText()).isEqualTo("application/pdf");
    assertThat(document.get("fileName").asText()).isEqualTo("extract.pdf");
    assertThat(document.get("size").asInt()).isEqualTo(content.length);
    var at = path + "/" + document.get("id").asText();
    assertThat(server.get(at).expect(200).json()).isEqualTo(document);
    assertThat(server.get(path).expect(200).json().get("items")).containsExactly(document);
    var download = server.get(at + "/content").expect(200);
    assertThat(download.body().getBytes(UTF_8)).isEqualTo(content);
    assertThat(download.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(download.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + document.get("id").asText() + ".pdf\"");
    assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(download.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void ten_mebibytes_are_kept_and_a_byte_more_is_refused() {
    var most = DocumentContent.MOST_BYTES;

    assertThat(
            send(Forms.document("other", Forms.pdf(most))).expect(201).json().get("size").asInt())
        .isEqualTo(most);
    assertThat(send(Forms.document("other", Forms.pdf(most + 1))).problem())
        .isEqualTo("413 document-too-large");
    assertThat(send(Forms.document("other", Forms.pdf(most + 100_000))).problem())
        .isEqualTo("413 document-too-large");
  }

  /** The length alone is enough; nothing of the body has to come. */
  @ParameterizedTest
  @ValueSource(longs = {10_600_000, 99_999_999_999L})
  void one_that_says_that_it_is_too_large_is_refused_before_it_comes(long length) {
    var answer =
        server.raw(
            """
            POST %s HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            Idempotency-Key: %s\r
            Content-Type: multipart/form-data; boundary=x\r
            Content-Length: %d\r
            Connection: close\r
            \r
            """
                .formatted(path, server.key, Given.unique("key"), length));

    assertThat(answer).contains("413 ").contains("document-too-large");
  }

  @Test
  void everybody_else_takes_no_more_than_before() {
    assertThat(
            server
                .call("POST", "/v1/customers")
                .key(Given.unique("key"))
                .json(" ".repeat(2 * 1024 * 1024))
                .send()
                .problem())
        .isEqualTo("413 body-too-large");
  }

  @ParameterizedTest
  @CsvSource({
    "image/png,   application/pdf, 415",
    "pdf,         image/png,       415",
    "pdf,         text/html,       415",
    "html,        application/pdf, 415",
    "html,        '',              415",
    "pdf,         '',              201",
    "pdf,         application/octet-stream, 201",
    "image/png,   image/png,       201"
  })
  void what_a_file_is_its_beginning_says(String begins, String declared, int status) {
    var content =
        switch (begins) {
          case "pdf" -> Forms.pdf("a");
          case "html" -> "<html><script>alert(1)</script></html>".getBytes(UTF_8);
          default -> ("\u0089PNG\r\n\u001a\n" + Given.unique("image")).getBytes(ISO_8859_1);
        };

    var answer = send(Forms.empty().field("kind", "other").file("a", declared, content));

    assertThat(answer.status()).isEqualTo(status);
    if (status == 415) {
      assertThat(answer.code()).isEqualTo("document-type-not-allowed");
    }
  }

  @Test
  void a_form_that_is_not_as_it_should_be_is_refused() {
    var pdf = Forms.pdf("a");
    assertThat(send(Forms.empty().field("kind", "other")).problem())
        .isEqualTo("400 missing-member");
    assertThat(send(Forms.empty().file("a.pdf", "", pdf)).problem())
        .isEqualTo("400 missing-member");
    assertThat(send(Forms.document("selfie", pdf)).problem()).isEqualTo("400 invalid-value");
    assertThat(send(Forms.document("other", new byte[0])).problem()).isEqualTo("400 invalid-value");
    assertThat(send(Forms.document("other", pdf).field("more", "1")).problem())
        .isEqualTo("400 unknown-member");
    assertThat(send(Forms.document("other", pdf).field("kind", "other")).problem())
        .isEqualTo("400 duplicate-member");
    assertThat(send(Forms.document("other", pdf).file("b.pdf", "", pdf)).problem())
        .isEqualTo("400 duplicate-member");
    assertThat(send(Forms.document("other", pdf).field("shareholderId", "x")).problem())
        .isEqualTo("400 invalid-value");
    for (var name : List.of("../a.pdf", "..", "4111 1111 1111 1111.pdf")) {
      assertThat(send(Forms.empty().field("kind", "other").file(name, "", pdf)).problem())
          .as(name)
          .isEqualTo("400 invalid-value");
    }
    assertThat(
            Forms.document("other", pdf)
                .brokenOffIn(server.call("POST", path).key(Given.unique("key")))
                .send()
                .problem())
        .isEqualTo("400 malformed-form");
    assertThat(
            server
                .call("POST", path)
                .key(Given.unique("key"))
                .header("Content-Type", "application/pdf")
                .body(pdf)
                .send()
                .problem())
        .isEqualTo("415 unsupported-media-type");
    assertThat(server.get(path).json().get("items")).isEmpty();
  }

  @Test
  void the_same_content_is_kept_once_and_the_same_request_done_once() {
    var content = Forms.pdf("extract");
    var key = Given.unique("key");
    var first = send(Forms.document("articles", content), key).expect(201);

    assertThat(send(Forms.document("articles", content), key).header("Idempotent-Replayed"))
        .isEqualTo("true");
    assertThat(send(Forms.document("other", content), key).problem())
        .isEqualTo("422 idempotency-key-reused");
    assertThat(send(Forms.document("articles", Forms.pdf("another")), key).problem())
        .isEqualTo("422 idempotency-key-reused");
    assertThat(send(Forms.document("other", content)).expect(200).json()).isEqualTo(first.json());
    assertThat(server.get(path).json().get("items")).hasSize(1);
  }

  @Test
  void a_document_may_be_about_a_shareholder_of_this_business() {
    var body = "{\"type\":\"company\",\"legalName\":\"Holding BV\",\"share\":\"25\"}";
    var mine = shareholder(business, body);
    var others = shareholder(server.newCustomer("{\"type\":\"business\"}"), body);

    var pdf = Forms.pdf("a");
    assertThat(send(Forms.document("identity", pdf).field("shareholderId", others)).problem())
        .isEqualTo("404 no-such-shareholder");
    assertThat(
            send(Forms.document("identity", pdf).field("shareholderId", mine))
                .expect(201)
                .json()
                .get("shareholderId")
                .asText())
        .isEqualTo(mine);
  }

  private String shareholder(String customer, String body) {
    return server
        .create("/v1/customers/" + customer + "/shareholders", body)
        .expect(201)
        .json()
        .get("id")
        .asText();
  }

  @Test
  void who_reads_what_is_in_it_is_noted_and_operators_say_why() {
    var id = send(Forms.document("other", Forms.pdf("a"))).json().get("id").asText();
    var content = path + "/" + id + "/content";
    var operator = server.issuers.operator("compliance", server.store.now());

    assertThat(server.call("GET", content).as(operator).send().problem())
        .isEqualTo("400 reason-missing");
    server.call("GET", content).as(operator).header("Purser-Reason", "a look").send().expect(200);

    assertThat(
            server.store.auditLog().all().stream()
                .filter(entry -> entry.subject().equals(id))
                .map(AuditEntry::action))
        .containsExactly("document.added", "document.read");
    assertThat(
            server
                .call("GET", content)
                .as(server.issuers.operator("support", server.store.now()))
                .header("Purser-Reason", "a look")
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void end_users_hand_in_and_read_their_own_and_remove_nothing() {
    var user = user();
    var mine = "/v1/customers/me/documents";
    var document =
        Forms.document("identity", Forms.pdf("a"))
            .in(server.call("POST", mine).as(user).key(Given.unique("key")))
            .send()
            .expect(201)
            .json();
    var at = mine + "/" + document.get("id").asText();

    server.call("GET", at + "/content").as(user).send().expect(200);
    assertThat(server.call("DELETE", at).as(user).header("If-Match", "*").send().problem())
        .isEqualTo("403 not-permitted");
    var other = server.newCustomer("{}");
    assertThat(
            server
                .call("GET", "/v1/customers/" + other + "/documents/" + document.get("id").asText())
                .send()
                .problem())
        .isEqualTo("404 no-such-document");
    assertThat(
            server.call("GET", "/v1/customers/" + other + "/documents").as(user).send().problem())
        .isEqualTo("404 no-such-customer");
  }

  @Test
  void a_service_removes_one() {
    var kept = send(Forms.document("other", Forms.pdf("a")));
    var at = path + "/" + kept.json().get("id").asText();

    assertThat(server.call("DELETE", at).send().problem()).isEqualTo("428 precondition-missing");
    server.call("DELETE", at).header("If-Match", kept.header("ETag")).send().expect(204);

    for (var gone : List.of(at, at + "/content")) {
      assertThat(server.get(gone).problem()).isEqualTo("404 no-such-document");
    }
  }

  @Test
  void an_extract_from_the_register_is_missed_no_more() {
    var kyc = "/v1/customers/" + business + "/kyc";
    assertThat(server.get(kyc).body()).contains("register-extract");

    send(Forms.document("register-extract", Forms.pdf("a"))).expect(201);

    assertThat(server.get(kyc).body()).doesNotContain("register-extract");
  }
}
