package io.purser.yativo;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where the links may lead that the provider gives us for customers. No other is handed on.
 *
 * @param hosts names of hosts; one that begins with a full stop stands for all that end in it. On
 *     this machine alone a link need not be https
 */
@ConfigurationProperties("purser.provider.links")
public record LinkSettings(@Bindable(defaultValue = ".sumsub.com") List<String> hosts) {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

  public LinkSettings {
    hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    if (hosts.isEmpty() || hosts.stream().anyMatch(host -> host.isBlank() || host.equals("."))) {
      throw new IllegalArgumentException("purser.provider.links.hosts must name hosts");
    }
  }

  public boolean mayLeadTo(URI link) {
    String host = link.getHost() == null ? "" : link.getHost().toLowerCase(Locale.ROOT);
    boolean secure =
        "https".equalsIgnoreCase(link.getScheme())
            || ("http".equalsIgnoreCase(link.getScheme()) && THIS_MACHINE.contains(host));
    return secure
        && link.getRawUserInfo() == null
        && hosts.stream().anyMatch(it -> it.startsWith(".") ? host.endsWith(it) : host.equals(it));
  }
}
