package io.purser.twin.state;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Ids in the forms the provider's samples have. */
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private Ids() {}

  public static String customer() {
    return "cust_" + from(BASE36, 8);
  }

  /** An account, a wallet or a webhook. */
  public static String objectId() {
    return hex(12);
  }

  public static String transaction(Instant at) {
    return "txn_" + ulid(at);
  }

  public static String event(Instant at) {
    return "evt_" + at.toEpochMilli() + "_" + from(BASE36, 6);
  }

  public static String delivery() {
    return "dlv_" + hex(12);
  }

  public static String webhookSecret() {
    return "whsec_" + hex(24);
  }

  public static String apiKey() {
    return "yativo_" + hex(24);
  }

  public static String apiSecret() {
    return hex(32);
  }

  /** Ours: the provider's pages show no id for a platform. */
  public static String providerAccount() {
    return "platform_" + hex(8);
  }

  /** Ours. */
  public static String fault() {
    return "fault_" + hex(4);
  }

  public static String task() {
    return "task_" + hex(8);
  }

  public static String cardCustomer(Instant at) {
    return "yativo_card_customer_" + hex(12) + "_" + at.toEpochMilli();
  }

  /** What the identity check's own service calls its access token in the samples. */
  public static String kycToken() {
    return "_act-sbx-" + hex(16);
  }

  /** What the identity check's service calls somebody's share token in its own samples. */
  public static String shareToken() {
    return "_act-share-" + hex(24);
  }

  /** Ours. */
  public static String verificationImport() {
    return "imp_" + hex(8);
  }

  public static String card() {
    return UUID.randomUUID().toString();
  }

  /** What spending calls a card. */
  public static String cardToken() {
    return "card_token_" + from(BASE36, 12);
  }

  public static String cardTransaction() {
    return "tx_" + hex(8);
  }

  public static String funding(Instant at) {
    return "bridge_" + at.toEpochMilli() + "_" + hex(6);
  }

  public static String cardWithdrawal(Instant at) {
    return "cwd_" + at.toEpochMilli() + "_" + from(BASE36, 6);
  }

  public static String swap(Instant at) {
    return "swp_" + at.toEpochMilli() + "_" + from(BASE36, 6);
  }

  /** Ours: the provider's pages show no deposit. */
  public static String masterDeposit() {
    return "mwd_" + hex(8);
  }

  /** Ours: the provider's pages show no address of a hosted page. */
  public static String pageToken() {
    return hex(24);
  }

  /** What the relay that delays changes calls one of them. */
  public static String relayTask() {
    return "0x" + hex(32);
  }

  /** A code as it is sent to people. */
  public static String sixDigits() {
    return from("0123456789", 6);
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static String from(String alphabet, int length) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String ulid(Instant at) {
    var time = new StringBuilder(10);
    long millis = at.toEpochMilli();
    for (int i = 0; i < 10; i++) {
      time.append(CROCKFORD.charAt((int) (millis & 31)));
      millis >>= 5;
    }
    return time.reverse() + from(CROCKFORD, 16);
  }
}
