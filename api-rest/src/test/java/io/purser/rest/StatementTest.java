package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.purser.domain.Given;
import io.purser.domain.customer.Customer;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.BookTransaction;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTest {
  private final TestServer server = TestServer.shared();
  private final Customer customer = server.given.customer(server.tenant);
  private final Wallet.Active wallet =
      server.given.activeWallet(server.tenant, customer, Given.USDC);
  private final String path = "/v1/customers/" + customer.id() + "/statement";

  @AfterEach
  void workRecovers() {
    server.bean(FailingWork.class).recover();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(server.store.now(), ZoneOffset.UTC);
  }

  /** Just past the moment until when yesterday may grow. */
  private void nextDay() {
    var begins = today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    server.store.letTimePass(Duration.between(server.store.now(), begins).plusSeconds(61));
  }

  private void book(Direction direction, String amount, @Nullable String counterparty) {
    var at = server.store.now();
    server.given.in(
        server.tenant,
        () ->
            server
                .bean(BookTransaction.class)
                .handle(
                    server.tenant.id(),
                    customer.id(),
                    new ReportedTransaction(
                        Given.unique("moved"),
                        null,
                        direction,
                        AssetAmount.parse(amount, Given.USDC).orElseThrow(),
                        Progress.COMPLETED,
                        counterparty,
                        "hash",
                        at),
                    at,
                    Source.WEBHOOK));
  }

  private TestServer.Answer read(LocalDate from, LocalDate before) {
    return server.get(path + "?from=" + from + "&before=" + before);
  }

  private static List<CSVRecord> records(String text) throws Exception {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return CSVParser.parse(new StringReader(text), format).getRecords();
  }

  @Test
  void what_moved_in_the_period_stands_between_what_there_was_and_what_there_is() throws Exception {
    book(Direction.DEPOSIT, "100", "from-before");
    nextDay();
    var from = today();
    book(Direction.DEPOSIT, "25.5", "payer");
    server.store.letTimePass(Duration.ofSeconds(1));
    book(Direction.WITHDRAWAL, "30", "payee");
    nextDay();
    book(Direction.DEPOSIT, "1", "afterwards");

    var answer = read(from, today()).expect(200);

    assertThat(answer.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"%s_%s_%s.csv\"".formatted(customer.id(), from, today()));
    var records = records(answer.body());
    assertThat(records)
        .extracting(
            row -> row.get("entry"),
            row -> row.get("amount"),
            row -> row.get("balance"),
            row -> row.get("counterparty"))
        .containsExactly(
            tuple("opening", "", "100.000000", ""),
            tuple("deposit", "25.500000", "125.500000", "payer"),
            tuple("withdrawal", "-30.000000", "95.500000", "payee"),
            tuple("closing", "", "95.500000", ""));
    assertThat(records.get(1).get("walletId")).isEqualTo(wallet.id().value());
    assertThat(records.get(1).get("asset")).isEqualTo("USDC");
    assertThat(records.get(1).get("transactionId")).startsWith("txn_");
    assertThat(records.get(1).get("bookedAt")).startsWith(from.toString());
    assertThat(read(from, today()).body()).isEqualTo(answer.body());
  }

  @Test
  void as_a_pdf_it_says_the_same_row_by_row() throws Exception {
    book(Direction.DEPOSIT, "100", "from-before");
    nextDay();
    var from = today();
    book(Direction.DEPOSIT, "25.5", "M\u00fcller & S\u00f6hne");
    for (int i = 0; i < 60; i++) {
      server.store.letTimePass(Duration.ofSeconds(1));
      book(Direction.WITHDRAWAL, "0.000001", "payee-" + i);
    }
    nextDay();

    var pdf = pdf(from, today());

    var records = records(read(from, today()).body());
    var text = PdfText.of(pdf);
    assertThat(text.pages()).isGreaterThan(2);
    assertThat(text.rows())
        .containsExactlyElementsOf(records.stream().map(StatementTest::inThePdf).toList());
    assertThat(text.whole())
        .contains(customer.id().value(), wallet.id().value(), from + " to " + today().minusDays(1));
    for (var row : records) {
      assertThat(text.whole()).contains(row.get("transactionId"), row.get("counterparty"));
    }
    for (int page = 1; page <= text.pages(); page++) {
      assertThat(text.page(page))
          .contains("Page " + page + " of " + text.pages(), "Booked (UTC) Entry Details");
    }
    assertThat(pdf(from, today())).isEqualTo(pdf);
  }

  private static String inThePdf(CSVRecord row) {
    return switch (row.get("entry")) {
      case "opening" -> "Opening balance " + row.get("balance");
      case "closing" -> "Closing balance " + row.get("balance");
      case "deposit" -> moved("Deposit", row);
      case "withdrawal" -> moved("Withdrawal", row);
      default -> throw new AssertionError(row);
    };
  }

  private static String moved(String entry, CSVRecord row) {
    return String.join(
        " ",
        row.get("bookedAt").substring(0, 19).replace('T', ' '),
        entry,
        row.get("counterparty"),
        row.get("amount"),
        row.get("balance"));
  }

  private byte[] pdf(LocalDate from, LocalDate before) throws Exception {
    var answer =
        server
            .call("GET", path + "?from=" + from + "&before=" + before)
            .header("Accept", "application/pdf")
            .download();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow()).endsWith(".pdf\"");
    return answer.body();
  }

  @Test
  void what_cannot_be_shown_is_written_as_its_code_and_nothing_is_left_out() throws Exception {
    var address = "0x" + "0123456789".repeat(12);
    book(Direction.DEPOSIT, "123456789012345678901234567890.123456", address);
    book(Direction.DEPOSIT, "1", "\u05d0\u202eb\u6771");
    var from = today();
    nextDay();

    var text = PdfText.of(pdf(from, today())).whole();

    assertThat(text).contains("\\u{5D0}\\u{202E}b\\u{6771}");
    assertThat(PdfText.inColumn(pdf(from, today()), 190, 202).replaceAll("\\s", ""))
        .contains(address);
    assertThat(PdfText.inColumn(pdf(from, today()), 396, 76).replaceAll("\\s", ""))
        .contains("123456789012345678901234567890.123456");
  }

  @Test
  void whoever_takes_neither_form_is_told_so_and_whoever_takes_both_gets_what_is_named_first() {
    var from = today();
    nextDay();

    assertThat(form("application/json")).isEqualTo("406 not-acceptable");
    assertThat(form("application/pdf, text/csv")).startsWith("200 application/pdf");
    assertThat(form("text/csv, application/pdf")).startsWith("200 text/csv");
    assertThat(form("text/csv;q=0.1, application/pdf")).startsWith("200 application/pdf");
    assertThat(form("*/*")).startsWith("200 text/csv");
    assertThat(from).isBefore(today());
  }

  private String form(String accepted) {
    var answer =
        server
            .call("GET", path + "?from=2026-01-01&before=2026-01-02")
            .header("Accept", accepted)
            .send();
    return answer.status() == 200 ? "200 " + answer.header("Content-Type") : answer.problem();
  }

  @Test
  void a_text_from_outside_is_quoted_and_never_taken_for_a_formula() throws Exception {
    book(Direction.DEPOSIT, "1", "=HYPERLINK(\"https://example.com\",\"a\")");
    var from = today();
    nextDay();

    var text = read(from, today()).expect(200).body();

    assertThat(records(text).get(1).get("counterparty"))
        .isEqualTo("'=HYPERLINK(\"https://example.com\",\"a\")");
  }

  @Test
  void of_one_who_never_had_anything_there_is_the_header() {
    var from = today();
    nextDay();

    assertThat(read(from, today()).expect(200).body().lines())
        .containsExactly(
            "entry,walletId,chain,asset,bookedAt,settledAt,transactionId,amount,balance,"
                + "counterparty,chainHash");
  }

  @Test
  void a_period_that_is_not_over_is_refused() {
    nextDay();
    var today = today();

    assertThat(read(today, today.plusDays(1)).problem()).isEqualTo("400 invalid-parameter");
    assertThat(read(today.minusDays(1), today).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400 invalid-parameter",
    "?from=2026-01-01, 400 invalid-parameter",
    "?before=2026-01-01, 400 invalid-parameter",
    "?from=2026-01-01&before=2026-01-01, 400 invalid-parameter",
    "?from=2026-01-02&before=2026-01-01, 400 invalid-parameter",
    "?from=2026-02-30&before=2026-03-01, 400 invalid-parameter",
    "?from=2026-1-1&before=2026-03-01, 400 invalid-parameter",
    "?from=2026-01-01T00:00:00Z&before=2026-03-01, 400 invalid-parameter",
    "?from=2026-01-01&before=2026-03-01&format=pdf, 400 unknown-parameter",
  })
  void a_query_that_names_no_period_is_refused(String query, String problem) {
    assertThat(server.get(path + query).problem()).isEqualTo(problem);
  }

  @Test
  void one_that_breaks_off_does_not_look_finished() {
    book(Direction.DEPOSIT, "1", "payer");
    var from = today();
    nextDay();
    var work = server.bean(FailingWork.class);
    // Whether the customer is there, and the balances at both ends, are read undisturbed.
    work.meetNext(() -> {});
    work.meetNext(() -> {});
    work.meetNext(() -> {});
    work.failNext(new IllegalStateException("the database is gone"), 1);

    assertThatThrownBy(() -> read(from, today())).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void whose_customer_is_not_there_gets_nothing() {
    assertThat(
            server
                .get(
                    "/v1/customers/cus_01jd3hgwqnf4s8cvk6a5dz0z7v/statement?from=2020-01-01&before=2020-02-01")
                .problem())
        .isEqualTo("404 no-such-customer");
  }
}
