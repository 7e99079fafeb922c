package io.purser.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How a business comes to be known, over HTTP. */
@ExtendWith(Surroundings.Shared.class)
class BusinessTest {
  private static final int MOST_BYTES = 10 * 1024 * 1024;
  private static final Map<String, String> EVIDENCE =
      Map.of("kind", "register-extract", "reference", "case 17", "country", "BR");

  private final Surroundings surroundings;
  private final Api service;

  BusinessTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
  }

  @Test
  void a_business_is_described_shows_its_papers_is_approved_and_verified_anew_under_another_name()
      throws IOException {
    var business =
        post(
                "/v1/customers",
                Map.of(
                    "type", "business",
                    "legalName", "Example Trading Ltda",
                    "website", "https://example.com",
                    "address", Map.of("country", "BR")))
            .require("the business")
            .path("id")
            .asText();
    var path = "/v1/customers/" + business;
    assertThat(missing(path))
        .containsExactly(
            "registrationCountry",
            "registrationNumber",
            "shareholders",
            "register-extract",
            "terms",
            "identity-proof");

    describe(path, "35.1.0000000-1");
    var ana = shareholder(path, Map.of("type", "person", "givenName", "Ana", "familyName", "Lima"));
    assertThat(ana.path("beneficialOwner").asBoolean()).isTrue();
    assertThat(
            problem(
                post(
                    path + "/shareholders",
                    Map.of("type", "company", "legalName", "Holding BV", "share", "40.0001"))))
        .isEqualTo("409 shares-above-the-whole");
    hand(path, "register-extract", "", pdf("extract", 2000));
    hand(path, "identity", ana.path("id").asText(), pdf("passport", 3000));
    post(path + "/terms-acceptances", Map.of("version", "2026-01")).require("the terms");
    assertThat(missing(path)).containsExactly("identity-proof");

    surroundings
        .operator()
        .post(
            path + "/kyc/decision",
            Map.of("decision", "approve", "evidence", EVIDENCE, "reason", "seen"),
            "Idempotency-Key",
            UUID.randomUUID().toString())
        .require("the decision");
    assertThat(missing(path)).isEmpty();
    assertThat(kyc(path).path("state").asText()).isEqualTo("approved");

    service
        .send("PATCH", path, Map.of("legalName", "Another Trading Ltda"), "If-Match", "*")
        .require("another name");

    assertThat(kyc(path).path("state").asText()).isEqualTo("pending-verification");
    assertThat(kyc(path).path("reason").asText()).isEqualTo("details-changed");
    var exported = service.get(path + "/export").require("everything about it");
    assertThat(exported.path("legalProfile").path("registrationNumber").asText())
        .isEqualTo("35.1.0000000-1");
    assertThat(exported.path("shareholders")).hasSize(1);
    assertThat(exported.path("documents")).hasSize(2);
  }

  /** Nothing of it can be read from any file of the platform: the database, its log, our own. */
  @Test
  void a_document_of_ten_mebibytes_comes_back_as_it_was_and_is_nowhere_to_be_read()
      throws IOException {
    var path = "/v1/customers/" + new People(service).customer("documents");
    var canary = "canary-" + UUID.randomUUID();
    var content = pdf(canary, MOST_BYTES);

    var document = hand(path, "other", "", content);

    var at = path + "/documents/" + document.path("id").asText();
    assertThat(download(at + "/content").body()).isEqualTo(content);
    assertThat(surroundings.otherTenant().get(at).status()).isEqualTo(404);
    assertThat(surroundings.user().get(at).status()).isEqualTo(404);
    assertThat(filesThatHold(document.path("id").asText())).isNotEmpty();
    assertThat(filesThatHold(canary)).isEmpty();
    assertThat(filesThatHold("scan of " + canary)).isEmpty();
    assertThat(upload(path, "other", "", pdf(canary, MOST_BYTES + 1)).statusCode()).isEqualTo(413);
    var html = "<html>" + canary + "</html>";
    assertThat(upload(path, "other", "", html.getBytes(UTF_8)).statusCode()).isEqualTo(415);
  }

  @Test
  void nothing_is_left_of_a_business_that_is_deleted() throws IOException {
    var business =
        post("/v1/customers", Map.of("type", "business")).require("it").path("id").asText();
    var path = "/v1/customers/" + business;
    describe(path, "35");
    shareholder(path, Map.of("type", "company", "legalName", "Holding BV"));
    var document = hand(path, "articles", "", pdf("articles", 500_000));

    service.send("DELETE", path, Map.of(), "If-Match", "*").require("the end of it");

    assertThat(
            service
                .get(path + "/legal-profile")
                .require("what is left")
                .path("registrationNumber")
                .isNull())
        .isTrue();
    assertThat(service.get(path + "/shareholders").require("what is left").path("items")).isEmpty();
    assertThat(service.get(path + "/documents").require("what is left").path("items")).isEmpty();
    assertThat(
            problem(service.get(path + "/documents/" + document.path("id").asText() + "/content")))
        .isEqualTo("404 no-such-document");
  }

  private void describe(String path, String number) throws IOException {
    service
        .send(
            "PATCH",
            path + "/legal-profile",
            Map.of("registrationCountry", "BR", "registrationNumber", number),
            "If-Match",
            "\"0\"")
        .require("the legal profile");
  }

  private JsonNode shareholder(String path, Map<String, String> who) throws IOException {
    var body = new HashMap<String, String>(who);
    body.put("share", "60");
    return post(path + "/shareholders", body).require("the shareholder");
  }

  private JsonNode kyc(String path) throws IOException {
    return service.get(path + "/kyc").require("how far it is known");
  }

  private List<String> missing(String path) throws IOException {
    return kyc(path).path("missing").valueStream().map(JsonNode::asText).toList();
  }

  private Api.Answer post(String path, Object body) throws IOException {
    return service.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private static String problem(Api.Answer answer) {
    return answer.status() + " " + answer.body().path("code").asText();
  }

  /** With the words once, and nothing in it that gets smaller. */
  private static byte[] pdf(String words, int size) {
    var content = new byte[size];
    new Random(size).nextBytes(content);
    var beginning = ("%PDF-1.7\n" + words + "\n").getBytes(UTF_8);
    System.arraycopy(beginning, 0, content, 0, beginning.length);
    return content;
  }

  private static String words(byte[] content) {
    var text = new String(content, 0, Math.min(content.length, 100), ISO_8859_1);
    return text.replaceFirst("(?s)[^\n]*\n?([a-z0-9-]*).*", "$1");
  }

  private JsonNode hand(String path, String kind, String shareholder, byte[] content)
      throws IOException {
    var answer = upload(path, kind, shareholder, content);
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(201);
    return new JsonMapper().readTree(answer.body());
  }

  private HttpResponse<byte[]> upload(String path, String kind, String shareholder, byte[] content)
      throws IOException {
    var body = new ByteArrayOutputStream();
    field(body, "name=\"kind\"\r\n\r\n" + kind);
    if (!shareholder.isEmpty()) {
      field(body, "name=\"shareholderId\"\r\n\r\n" + shareholder);
    }
    field(body, "name=\"file\"; filename=\"scan of " + words(content) + ".pdf\"\r\n\r\n");
    body.write(content);
    body.writeBytes("\r\n--x--\r\n".getBytes(UTF_8));
    return exchange(
        request(path + "/documents")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static void field(ByteArrayOutputStream body, String rest) {
    var begin = body.size() == 0 ? "--x" : "\r\n--x";
    var text = begin + "\r\nContent-Disposition: form-data; " + rest;
    body.writeBytes(text.getBytes(UTF_8));
  }

  private HttpResponse<byte[]> download(String path) throws IOException {
    return exchange(request(path).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(surroundings.url() + path))
        .header("Authorization", "Bearer " + surroundings.value("PURSER_API_KEY"));
  }

  private static HttpResponse<byte[]> exchange(HttpRequest.Builder request) throws IOException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private List<Path> filesThatHold(String text) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        surroundings.settings().getParent(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && holds(file, text)) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          // The database makes and deletes files all the time.
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            return why instanceof NoSuchFileException
                ? FileVisitResult.CONTINUE
                : super.visitFileFailed(file, why);
          }
        });
    return found;
  }

  /** What goes away while it is looked at holds nothing any more. */
  private static boolean holds(Path file, String text) throws IOException {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1).contains(text);
    } catch (NoSuchFileException _) {
      return false;
    }
  }
}
