package io.purser.rest.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many requests a node works on at the same time, {@code purser.load.*}. What comes on top is
 * told at once to come back. Reads, writes and deliveries are counted apart: writes that wait for a
 * slow provider keep nobody from reading, and no caller keeps the provider from delivering. So are
 * documents that are arriving and statements that become PDFs, which are held in memory.
 */
@ConfigurationProperties("purser.load")
public record LoadSettings(
    @Bindable(defaultValue = "128") int reads,
    @Bindable(defaultValue = "256") int writes,
    @Bindable(defaultValue = "64") int deliveries,
    @Bindable(defaultValue = "4") int uploads,
    @Bindable(defaultValue = "2") int pdfStatements) {
  public LoadSettings {
    require("reads", reads);
    require("writes", writes);
    require("deliveries", deliveries);
    require("uploads", uploads);
    require("pdf-statements", pdfStatements);
  }

  private static void require(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException("purser.load." + name + " must be at least 1");
    }
  }
}
