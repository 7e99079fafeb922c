package io.purser.rest.edge;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What a node puts up with on its connections, {@code purser.edge.connections.*}.
 *
 * @param total how many there are at most
 * @param perAddress how many of one address; a trusted proxy may have all of them
 * @param headWithin in which time the head of a request arrives, from its first bytes, and on a new
 *     connection from its beginning
 * @param bodyWithin in which time a body arrives, from its head
 * @param uploadWithin the same for a form with a document
 * @param silence for how long a body may keep us waiting altogether, beside what its pace allows
 * @param pace in bytes a second, the slowest that a body may arrive
 * @param readerPatience for how long a reader may leave no room for more of an answer
 * @param pipelined how many requests of a connection may wait for their answers
 * @param headers how many headers a request may have
 */
@ConfigurationProperties("purser.edge.connections")
public record ConnectionSettings(
    @Bindable(defaultValue = "10000") int total,
    @Bindable(defaultValue = "500") int perAddress,
    @Bindable(defaultValue = "10s") Duration headWithin,
    @Bindable(defaultValue = "10s") Duration bodyWithin,
    @Bindable(defaultValue = "60s") Duration uploadWithin,
    @Bindable(defaultValue = "5s") Duration silence,
    @Bindable(defaultValue = "16384") int pace,
    @Bindable(defaultValue = "30s") Duration readerPatience,
    @Bindable(defaultValue = "16") int pipelined,
    @Bindable(defaultValue = "100") int headers) {
  public ConnectionSettings {
    require("total", total > 0);
    require("per-address", perAddress > 0);
    require("head-within", headWithin.isPositive());
    require("body-within", bodyWithin.isPositive());
    require("upload-within", uploadWithin.isPositive());
    require("silence", silence.isPositive());
    require("pace", pace > 0);
    require("reader-patience", readerPatience.isPositive());
    require("pipelined", pipelined > 0);
    require("headers", headers > 0);
  }

  private static void require(String name, boolean isRight) {
    if (!isRight) {
      throw new IllegalArgumentException(
          "purser.edge.connections." + name + " must be more than nothing");
    }
  }
}
