package io.purser.rest;

import java.util.List;
import java.util.SplittableRandom;

/** Texts and JSON values that readers trip over, chosen by a seed. */
final class OddValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "true",
          "0",
          "-0",
          "-1",
          "1.0",
          "1,000",
          "0x10",
          "+1",
          "1e999999999",
          "0.0000000000000000001",
          "123456789012345678901234567890",
          "9223372036854775808",
          "2147483648",
          "NaN",
          "Infinity",
          "\u0661\u0662\u0663",
          "\u0000",
          "a\u0000b",
          "\r\nSet-Cookie: a=b",
          "\u007f",
          "\u0085\u2028",
          "\u202eabc",
          "\ufeffabc",
          "\u200b",
          "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
          "\ufb00\u0130\u00df\u1e9e",
          "\ud83d\ude00\ud83c\udff3\ufe0f\u200d\ud83c\udf08",
          "\uffff\ufffe",
          "\u0430dmin@example.com",
          "ana@example.com",
          "\"a b\"@example.com",
          "a@[127.0.0.1]",
          "a@\u4f8b\u3048.jp",
          "+15550100123",
          "+1",
          "+000000000000000",
          "../../../../etc/passwd",
          "..%2f..%2f",
          "%00",
          "%",
          "a/b",
          "a;b=c",
          "a?b#c",
          ".",
          "..",
          "me",
          "' OR '1'='1",
          "'; DROP TABLE customer; --",
          "\"><script>alert(1)</script>",
          "${jndi:ldap://example.com/a}",
          "{{7*7}}",
          "=cmd|' /C calc'!A0",
          "{\"$ref\":\"#\"}",
          "4111 1111 1111 1111",
          "4111111111111111",
          "2026-02-30",
          "0000-01-01",
          "9999-12-31",
          "-0001-01-01",
          "2026-01-01T00:00:60Z",
          "2026-01-01T00:00:00+18:01",
          "9999-12-31T23:59:59Z",
          "0000-01-01T00:00:00Z",
          "2026-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59.999999999Z",
          "http://169.254.169.254/latest",
          "https://user:password@example.com:99999/",
          "file:///etc/passwd",
          "javascript:alert(1)",
          "https://[::1]/",
          "cus_00000000000000000000000000",
          "cus_zzzzzzzzzzzzzzzzzzzzzzzzzz",
          "wal_7zzzzzzzzzzzzzzzzzzzzzzzzz",
          "CUS_01JD3HGWQNF4S8CVK6A5DZ0Z7V",
          "0x0000000000000000000000000000000000000000",
          "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beAED",
          "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
          "11111111111111111111111111111111",
          "USDC",
          "XXX",
          "usd",
          "ethereum",
          "*",
          "\"1\"",
          "W/\"1\"",
          "\"99999999999999999999\"",
          "Bearer",
          "AAAA",
          "====");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1",
          "101",
          "2147483647",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "0.1",
          "1.0",
          "1e2",
          "1e308",
          "1e-400",
          "1e999999999",
          "99999999999999999999999999999999999999999",
          "01",
          "1.",
          ".5",
          "NaN",
          "+1");

  private static final List<String> OTHERS =
      List.of(
          "null",
          "true",
          "false",
          "{}",
          "[]",
          "[null]",
          "[[]]",
          "{\"\":null}",
          "{\"a\":{\"a\":{\"a\":{}}}}",
          "[1,\"a\",{}]",
          "{\"__proto__\":{\"admin\":true}}",
          "\"\\ud800\"",
          "\"\\udc00\\ud800\"",
          "\"\\u0000\"",
          "'a'",
          "undefined");

  /** How long oversized texts are: about what members, headers and whole bodies may have. */
  private static final List<Integer> LENGTHS = List.of(41, 129, 257, 501, 2049, 4097);

  private static final List<String> FILLINGS =
      List.of("a", "9", " ", "\u00e9", "\ud83d\ude00", "%", "/", "\"", "\\");

  private final SplittableRandom random;

  OddValues(SplittableRandom random) {
    this.random = random;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Whether it happens, in so many of a hundred. */
  boolean in100(int times) {
    return random.nextInt(100) < times;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  String text() {
    return in100(8) ? oneOf(FILLINGS).repeat(oneOf(LENGTHS)) : oneOf(TEXTS);
  }

  /** A text that was well as it stood, with one place changed. */
  String changed(String text) {
    if (text.isEmpty()) {
      return text();
    }
    int place = below(text.length());
    return switch (below(5)) {
      case 0 -> text.substring(0, place);
      case 1 -> text.substring(0, place) + oneOf(TEXTS) + text.substring(place);
      case 2 -> text.substring(0, place) + (char) below(0x250) + text.substring(place + 1);
      case 3 -> text + text;
      default -> " " + text;
    };
  }

  /** As it would stand in a document; not always JSON. */
  String json() {
    return switch (below(10)) {
      case 0, 1, 2, 3, 4 -> quoted(text());
      case 5, 6 -> oneOf(NUMBERS);
      default -> oneOf(OTHERS);
    };
  }

  byte[] bytes(int most) {
    var bytes = new byte[below(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** As JSON has it, with what it need not escape left as it is. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
