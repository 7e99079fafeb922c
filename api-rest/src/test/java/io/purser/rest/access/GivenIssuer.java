package io.purser.rest.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings of an issuer of end users' tokens, but for what is said of it. */
final class GivenIssuer {
  private final String name;
  private String keysAt;
  private String audience = "app";
  private String tenant = "acme";
  private String kind = "end-user";
  private @Nullable String tokenType;
  private @Nullable List<String> scopes;
  private @Nullable List<String> requiredScopes;
  private @Nullable List<String> freshLoginAcr;

  GivenIssuer(String name) {
    this.name = name;
    this.keysAt = name + "/keys";
  }

  GivenIssuer keysAt(String uri) {
    this.keysAt = uri;
    return this;
  }

  GivenIssuer audience(String text) {
    this.audience = text;
    return this;
  }

  GivenIssuer tenant(String slug) {
    this.tenant = slug;
    return this;
  }

  GivenIssuer kind(String text) {
    this.kind = text;
    return this;
  }

  GivenIssuer tokenType(@Nullable String text) {
    this.tokenType = text;
    return this;
  }

  GivenIssuer scopes(List<String> names) {
    this.scopes = names;
    return this;
  }

  GivenIssuer requiredScopes(String... names) {
    this.requiredScopes = List.of(names);
    return this;
  }

  GivenIssuer freshLoginAcr(String... classes) {
    this.freshLoginAcr = List.of(classes);
    return this;
  }

  IssuerSettings settings() {
    return new IssuerSettings(
        name,
        audience,
        keysAt,
        tenant,
        kind,
        null,
        null,
        tokenType,
        null,
        scopes,
        null,
        null,
        requiredScopes,
        freshLoginAcr);
  }
}
