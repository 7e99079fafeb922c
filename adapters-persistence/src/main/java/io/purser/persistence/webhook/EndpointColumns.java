package io.purser.persistence.webhook;

import static io.purser.persistence.schema.Tables.OUTGOING_ENDPOINT;

import com.fasterxml.jackson.core.type.TypeReference;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.SigningSecret;
import io.purser.domain.webhook.SigningSecrets;
import io.purser.domain.webhook.WantedEvents;
import io.purser.domain.webhook.WebhookEndpoint;
import io.purser.domain.webhook.WebhookEndpoint.State;
import io.purser.domain.webhook.WebhookEndpoint.Why;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.domain.webhook.WebhookUrl;
import io.purser.persistence.Json;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.OutgoingEndpointRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jooq.TableField;

/** Between endpoints and their rows. The URL and the secrets are sealed under the tenant's key. */
@Singleton
final class EndpointColumns {
  static final String ENABLED = "enabled";
  static final String DISABLED = "disabled";
  static final String REMOVED = "removed";

  private static final String SECRET = "secret";
  private static final String UNTIL = "until";
  private static final TypeReference<List<Map<String, String>>> SECRETS = new TypeReference<>() {};

  private final SealKeys keys;

  EndpointColumns(SealKeys keys) {
    this.keys = keys;
  }

  /** Every column that a change may touch, so that leaving a state clears what belonged to it. */
  void write(WebhookEndpoint endpoint, OutgoingEndpointRecord row) {
    var tenant = endpoint.tenant();
    var id = endpoint.id();
    row.setUrl(seal(OUTGOING_ENDPOINT.URL, tenant, id, bytes(endpoint.url().value())));
    row.setSecrets(seal(OUTGOING_ENDPOINT.SECRETS, tenant, id, document(endpoint.secrets())));
    row.setDescription(endpoint.description());
    row.setEventTypes(
        switch (endpoint.wanted()) {
          case WantedEvents.All _ -> null;
          case WantedEvents.OfTypes(var types) -> types.toArray(String[]::new);
        });
    var disabled = endpoint.state() instanceof State.Disabled found ? found : null;
    row.setState(disabled == null ? ENABLED : DISABLED);
    row.setDisabledWhy(disabled == null ? null : Words.of(disabled.why()));
    row.setDisabledAt(disabled == null ? null : disabled.since());
    row.setUpdatedAt(endpoint.header().updatedAt());
  }

  WebhookEndpoint read(OutgoingEndpointRecord row) {
    var tenant = row.getTenantId();
    var id = row.getId();
    var types = row.getEventTypes();
    return new WebhookEndpoint(
        new WebhookEndpoint.Header(
            id, tenant, row.getCreatedAt(), row.getUpdatedAt(), row.getVersion()),
        new WebhookUrl(text(open(OUTGOING_ENDPOINT.URL, tenant, id, row.getUrl()))),
        row.getDescription(),
        types == null
            ? new WantedEvents.All()
            : new WantedEvents.OfTypes(new TreeSet<>(List.of(types))),
        secrets(open(OUTGOING_ENDPOINT.SECRETS, tenant, id, row.getSecrets())),
        row.getState().equals(ENABLED)
            ? new State.Enabled()
            : new State.Disabled(
                Words.parse(Why.class, row.getDisabledWhy()), row.getDisabledAt()));
  }

  private static byte[] document(SigningSecrets secrets) {
    var all = new ArrayList<Map<String, String>>();
    all.add(Map.of(SECRET, secrets.current().value()));
    for (var previous : secrets.previous()) {
      all.add(Map.of(SECRET, previous.secret().value(), UNTIL, previous.until().toString()));
    }
    return Json.write(all);
  }

  private static SigningSecrets secrets(byte[] document) {
    var all = Json.read(document, SECRETS);
    return new SigningSecrets(
        secret(all.getFirst()),
        all.stream()
            .skip(1)
            .map(each -> new SigningSecrets.Previous(secret(each), Instant.parse(each.get(UNTIL))))
            .toList());
  }

  private static SigningSecret secret(Map<String, String> entry) {
    return new SigningSecret(Objects.requireNonNull(entry.get(SECRET)));
  }

  private byte[] seal(
      TableField<OutgoingEndpointRecord, byte[]> column,
      TenantId tenant,
      WebhookEndpointId id,
      byte[] plain) {
    return keys.ofTenant(tenant).seal(Place.of(column, tenant.value(), id.value()), plain);
  }

  private byte[] open(
      TableField<OutgoingEndpointRecord, byte[]> column,
      TenantId tenant,
      WebhookEndpointId id,
      byte[] sealed) {
    return keys.ofTenant(tenant).open(Place.of(column, tenant.value(), id.value()), sealed);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
