package io.purser.domain.planted;

import java.net.http.HttpClient;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class WebClientInTheDomain {
  public HttpClient client() {
    return HttpClient.newHttpClient();
  }
}
