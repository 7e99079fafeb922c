package io.purser.bench;

import java.util.Locale;

/** Figures as people read them. */
final class Figures {
  private static final double BYTES_PER_MEGABYTE = 1024.0 * 1024.0;

  private Figures() {}

  static String ratio(double ratio) {
    return format("%.2f", ratio);
  }

  static String ratios(Median ratios) {
    return ratio(ratios.least()) + " to " + ratio(ratios.most());
  }

  static String whole(double number) {
    return format("%,.0f", number);
  }

  static String millis(double millis) {
    return format(millis < 10 ? "%.2f" : "%.1f", millis);
  }

  static String seconds(double seconds) {
    return format("%.2f", seconds);
  }

  static String megabytes(double bytes) {
    return whole(bytes / BYTES_PER_MEGABYTE);
  }

  static String met(boolean met) {
    return met ? "yes" : "no";
  }

  private static String format(String pattern, double figure) {
    return String.format(Locale.ROOT, pattern, figure);
  }
}
