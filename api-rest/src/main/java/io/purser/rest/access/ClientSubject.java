package io.purser.rest.access;

import org.jspecify.annotations.Nullable;

/**
 * What an issuer writes into {@code sub} where no end user is behind a token. With most it is the
 * client itself (RFC 9068, section 2.2); others have forms of their own.
 *
 * @param form in which {@code {client}} stands for the client; {@code *} is anything
 */
record ClientSubject(String form) {
  private static final String CLIENT = "{client}";
  private static final String ANYTHING = "*";

  ClientSubject {
    if (!form.contains(CLIENT) && !form.equals(ANYTHING)) {
      throw new IllegalArgumentException(
          "purser.security.issuers: client-subject must have {client} in it, or be *");
    }
  }

  static ClientSubject of(@Nullable String setting) {
    return new ClientSubject(setting == null ? CLIENT : setting);
  }

  /** Whether a token with this subject is the client's own. */
  boolean isOf(String client, @Nullable String subject) {
    return form.equals(ANYTHING) ? subject != null : form.replace(CLIENT, client).equals(subject);
  }
}
