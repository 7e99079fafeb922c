package io.purser.domain.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where an endpoint is, in a form that every program reads alike. What the host's name means is
 * found out at each send; what can be said without looking it up is said here.
 */
public record WebhookUrl(String value) {
  private static final int LONGEST = 500;
  private static final int LONGEST_HOST = 253;
  private static final int FIRST_PORT_FOR_EVERYBODY = 1024;
  private static final int LAST_PORT = 65_535;
  private static final Pattern VISIBLE = Pattern.compile("[!-~]+");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern LETTER_FIRST = Pattern.compile("[a-z].*");

  /** Names that mean something inside a network alone. */
  private static final Set<String> PRIVATE_ENDINGS =
      Set.of("localhost", "local", "internal", "intranet", "lan", "home", "corp", "private");

  /** Why the text is no URL to which we send, in words for whoever wrote it; empty when it is. */
  public static Optional<String> problemWith(String text, Destinations destinations) {
    if (text.length() > LONGEST) {
      return Optional.of("must have at most " + LONGEST + " characters");
    }
    if (!VISIBLE.matcher(text).matches()) {
      return Optional.of("must be written in visible ASCII; a name of other letters as xn--…");
    }
    try {
      return problemWith(new URI(text), destinations);
    } catch (URISyntaxException e) {
      return Optional.of("must be a URL");
    }
  }

  private static Optional<String> problemWith(URI uri, Destinations destinations) {
    var schemes = destinations.trustsSome() ? Set.of("https", "http") : Set.of("https");
    if (uri.getScheme() == null || !schemes.contains(uri.getScheme())) {
      return Optional.of("must begin with " + (schemes.size() == 1 ? "https" : "https or http"));
    }
    if (uri.getRawUserInfo() != null
        || (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@"))) {
      return Optional.of("must not hold a user or a password");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("must not have a fragment");
    }
    if (uri.getHost() == null) {
      return Optional.of("must name a host: a full domain name, or an address in its usual form");
    }
    return problemWithHost(uri.getHost().toLowerCase(Locale.ROOT), destinations)
        .or(() -> problemWithPort(uri, destinations));
  }

  private static Optional<String> problemWithHost(String host, Destinations destinations) {
    boolean bracketed = host.startsWith("[");
    var literal = IpLiteral.parse(bracketed ? host.substring(1, host.length() - 1) : host);
    if (literal.isPresent()) {
      return destinations.allows(literal.get())
          ? Optional.empty()
          : Optional.of("must name an address that is public");
    }
    return bracketed ? Optional.of("must name an address") : problemWithName(host, destinations);
  }

  private static Optional<String> problemWithName(String host, Destinations destinations) {
    var labels = host.split("\\.", -1);
    var last = labels[labels.length - 1];
    for (var label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return Optional.of("must name a host by its full domain name, without a dot at its end");
      }
    }
    // A name whose last label begins with a digit is an address to some programs.
    if (host.length() > LONGEST_HOST || !LETTER_FIRST.matcher(last).matches()) {
      return Optional.of("must name a host by its full domain name");
    }
    boolean isPrivate = labels.length == 1 || PRIVATE_ENDINGS.contains(last);
    return isPrivate && !destinations.trustsSome()
        ? Optional.of("must name a host that everybody can reach")
        : Optional.empty();
  }

  /** Below 1024 stand the services of a machine, which a request could talk to by accident. */
  private static Optional<String> problemWithPort(URI uri, Destinations destinations) {
    int port = uri.getPort();
    boolean usual =
        (port == -1 && !uri.getRawAuthority().endsWith(":"))
            || port == 443
            || (port >= FIRST_PORT_FOR_EVERYBODY && port <= LAST_PORT)
            || (port == 80 && destinations.trustsSome());
    return usual ? Optional.empty() : Optional.of("must have the port 443, or one from 1024 on");
  }

  public URI uri() {
    return URI.create(value);
  }

  public boolean isPlain() {
    return value.startsWith("http:");
  }

  /** Whether a message may go to this address: in the clear to trusted networks alone. */
  public boolean mayGoTo(InetAddress address, Destinations destinations) {
    return isPlain() ? destinations.trusts(address) : destinations.allows(address);
  }

  /** It may hold what only the receiver should know. */
  @Override
  public String toString() {
    return "WebhookUrl[hidden]";
  }
}
