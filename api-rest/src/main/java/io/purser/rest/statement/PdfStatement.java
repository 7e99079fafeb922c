package io.purser.rest.statement;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.statement.Movement;
import io.purser.domain.statement.StatementRow;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.rest.statement.StatementLayout.Column;
import io.purser.rest.statement.StatementLayout.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * Statements for people to read and keep: the rows of {@link CsvStatement}, wallet by wallet. The
 * same statement is always the same bytes. It is made in memory and never on a disk.
 */
final class PdfStatement {
  /** While so many movements become pages they take less than a hundred megabytes. */
  static final int MOST_MOVEMENTS = 10_000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final float TITLE = 16;
  private static final float HEADING = 10;
  private static final float BODY = 7.5f;

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Booked (UTC)", 40, 80, false),
          new Column("Entry", 124, 62, false),
          new Column("Details", 190, 202, false),
          new Column("Amount", 396, 76, true),
          new Column("Balance", 476, 79, true));

  private static final List<List<String>> HEADS =
      COLUMNS.stream().map(column -> List.of(column.head())).toList();

  private final CustomerId customer;
  private final LocalDate from;
  private final LocalDate before;

  private PdfStatement(CustomerId customer, LocalDate from, LocalDate before) {
    this.customer = customer;
    this.from = from;
    this.before = before;
  }

  /**
   * @param before the day after the last one
   */
  static byte[] of(
      CustomerId customer, LocalDate from, LocalDate before, List<WalletSection> sections) {
    try {
      return new PdfStatement(customer, from, before).bytes(sections);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing of it is on a disk", e);
    }
  }

  private byte[] bytes(List<WalletSection> sections) throws IOException {
    try (var document = new PDDocument(IOUtils.createMemoryOnlyStreamCache());
        var font = new StatementFont(document)) {
      var layout = new StatementLayout(font);
      title(layout);
      if (sections.isEmpty()) {
        layout.space(20);
        layout.paragraph("Nothing has moved in any wallet until the end of the period.", HEADING);
      }
      sections.forEach(section -> section(layout, section));
      var pages = layout.pages();
      for (int i = 0; i < pages.size(); i++) {
        draw(document, font, pages.get(i), i + 1, pages.size());
      }
      describe(document);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes, CompressParameters.NO_COMPRESSION);
      return bytes.toByteArray();
    }
  }

  private void title(StatementLayout layout) {
    layout.paragraph("Statement", TITLE);
    layout.space(8);
    layout.paragraph("Customer: " + customer.value(), HEADING);
    layout.paragraph("Period: " + period() + ", both days included, in UTC", HEADING);
  }

  private String period() {
    return from + " to " + before.minusDays(1);
  }

  private static void section(StatementLayout layout, WalletSection section) {
    layout.space(18);
    // The heading never stands alone at the end of a page.
    layout.keepTogether(80);
    head(layout, section, "");
    Runnable goesOn = () -> head(layout, section, " (continued)");
    row(layout, "", "Opening balance", List.of(), "", section.opening(), goesOn);
    for (var moved : section.moved()) {
      row(layout, moved, goesOn);
    }
    layout.rule();
    row(layout, "", "Closing balance", List.of(), "", section.closing(), goesOn);
  }

  private static void head(StatementLayout layout, WalletSection section, String more) {
    var asset = section.asset();
    layout.paragraph(
        asset.symbol() + " on " + asset.chain() + ", wallet " + section.wallet() + more, HEADING);
    layout.space(4);
    layout.row(COLUMNS, HEADS, BODY, () -> {});
    layout.rule();
  }

  private static void row(StatementLayout layout, StatementRow.Moved moved, Runnable onNewPage) {
    var movement = moved.movement();
    var transaction = movement.transaction();
    row(
        layout,
        TIME.format(movement.bookedAt()),
        transaction == null ? "Brought forward" : entry(transaction),
        details(movement),
        movement.change().text(),
        moved.balance(),
        onNewPage);
  }

  private static String entry(WalletTransaction transaction) {
    return switch (transaction.facts().direction()) {
      case DEPOSIT -> "Deposit";
      case WITHDRAWAL -> "Withdrawal";
    };
  }

  private static List<String> details(Movement movement) {
    var transaction = movement.transaction();
    if (transaction == null) {
      return List.of();
    }
    var facts = transaction.facts();
    return List.of(
        orEmpty("", facts.counterparty()),
        facts.id().value(),
        orEmpty("chain hash ", facts.chainHash()),
        transaction instanceof WalletTransaction.Completed(_, var at) ? settled(at) : "");
  }

  private static String settled(Instant at) {
    return "settled " + TIME.format(at);
  }

  private static String orEmpty(String label, @Nullable String text) {
    return text == null || text.isEmpty() ? "" : label + text;
  }

  private static void row(
      StatementLayout layout,
      String time,
      String entry,
      List<String> details,
      String amount,
      AssetAmount balance,
      Runnable onNewPage) {
    layout.row(
        COLUMNS,
        List.of(List.of(time), List.of(entry), details, List.of(amount), List.of(balance.text())),
        BODY,
        onNewPage);
  }

  private void draw(PDDocument document, StatementFont font, Page page, int number, int of)
      throws IOException {
    var sheet = new PDPage(new PDRectangle(StatementLayout.WIDTH, StatementLayout.HEIGHT));
    document.addPage(sheet);
    try (var canvas = new PDPageContentStream(document, sheet)) {
      for (var text : page.texts()) {
        write(canvas, font, text.x(), text.y(), text.size(), text.text());
      }
      write(canvas, font, StatementLayout.MARGIN, 30, BODY, customer.value() + ", " + period());
      var count = "Page " + number + " of " + of;
      float right = StatementLayout.WIDTH - StatementLayout.MARGIN;
      write(canvas, font, right - font.width(count, BODY), 30, BODY, count);
      canvas.setLineWidth(0.5f);
      for (float y : page.rules()) {
        canvas.moveTo(StatementLayout.MARGIN, y);
        canvas.lineTo(right, y);
        canvas.stroke();
      }
    }
  }

  private static void write(
      PDPageContentStream canvas, StatementFont font, float x, float y, float size, String text)
      throws IOException {
    canvas.beginText();
    canvas.setFont(font.font(), size);
    canvas.newLineAtOffset(x, y);
    canvas.showText(text);
    canvas.endText();
  }

  /** Of the period and not of the moment, so that it is the same whenever it is made. */
  private void describe(PDDocument document) {
    var madeAt = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    madeAt.setTimeInMillis(
        before
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant()
            .truncatedTo(ChronoUnit.SECONDS)
            .toEpochMilli());
    var information = document.getDocumentInformation();
    information.setTitle("Statement of " + customer.value() + ", " + period());
    information.setCreationDate(madeAt);
    document.getDocumentCatalog().setLanguage("en");
    document.setDocumentId(from.toEpochDay());
  }
}
