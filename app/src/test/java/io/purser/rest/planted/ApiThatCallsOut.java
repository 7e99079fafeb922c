package io.purser.rest.planted;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class ApiThatCallsOut {
  public CloseableHttpClient client() {
    return HttpClients.createDefault();
  }
}
