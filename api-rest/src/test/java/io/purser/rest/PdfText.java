package io.purser.rest;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;

/** What can be read in a PDF, line by line and page by page. */
record PdfText(List<String> texts) {
  private static final Pattern ROW =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d (Deposit|Withdrawal)|Opening balance|Closing balance) .*");

  static PdfText of(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var texts = new ArrayList<String>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        texts.add(stripper.getText(document));
      }
      return new PdfText(texts);
    }
  }

  /** One column of the first page. */
  static String inColumn(byte[] pdf, int x, int width) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var stripper = new PDFTextStripperByArea();
      stripper.setSortByPosition(true);
      stripper.addRegion("column", new Rectangle2D.Float(x - 1f, 0, width + 2f, 842));
      stripper.extractRegions(document.getPage(0));
      return stripper.getTextForRegion("column");
    }
  }

  int pages() {
    return texts.size();
  }

  String page(int number) {
    return texts.get(number - 1);
  }

  String whole() {
    return String.join("\n", texts);
  }

  List<String> rows() {
    return whole().lines().map(String::strip).filter(ROW.asMatchPredicate()).toList();
  }
}
