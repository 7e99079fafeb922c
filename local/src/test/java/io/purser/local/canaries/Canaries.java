package io.purser.local.canaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every secret that the twin has ever given to somebody. Its controls tell only the newest code of
 * a cardholder, but its state file has a line for each change, in clear.
 */
final class Canaries {
  private static final Map<String, Pattern> KINDS = kinds();

  private Canaries() {}

  private static Map<String, Pattern> kinds() {
    var kinds = new LinkedHashMap<String, Pattern>();
    kinds.put("code", Pattern.compile("\"digits\":\"(\\d{6})\""));
    kinds.put("KYC link", Pattern.compile("\"token\":\"(_act-[^\"]+)\",\"cardCustomer\""));
    kinds.put("share token", Pattern.compile("\"token\":\"(_act-share-[^\"]+)\""));
    kinds.put("secure view", Pattern.compile("\"token\":\"([0-9a-f]{48})\",\"cardId\""));
    kinds.put("opened view", Pattern.compile("\"session\":\"([0-9a-f]{48})\""));
    kinds.put("card number", Pattern.compile("\"number\":\"(\\d{13,19})\""));
    kinds.put("PIN", Pattern.compile("\"pin\":\"(\\d{4})\""));
    return Map.copyOf(kinds);
  }

  /**
   * @throws AssertionError when there is none of a kind, because then nobody would look for it
   */
  static List<Canary> told(Path stateFile) throws IOException {
    var state = Files.readString(stateFile);
    var found = new ArrayList<Canary>();
    KINDS.forEach(
        (kind, pattern) -> {
          var texts = pattern.matcher(state).results().map(hit -> hit.group(1)).distinct().toList();
          if (texts.isEmpty()) {
            throw new AssertionError("the twin gave nobody a " + kind);
          }
          texts.forEach(text -> found.add(new Canary(kind, text)));
        });
    return found;
  }
}
