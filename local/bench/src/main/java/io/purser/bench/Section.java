package io.purser.bench;

/**
 * A part of the report.
 *
 * @param text tables and sentences in Markdown
 */
record Section(String title, String text) {}
