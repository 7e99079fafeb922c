package io.purser.rest.sending;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.List;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.HttpHost;

/**
 * Tries the addresses of a name one after the other. Where nobody took the connection, nothing was
 * sent, so the next may be tried.
 */
final class FirstToConnect {
  private FirstToConnect() {}

  /** What is sent to an address, and what comes of it. */
  interface Exchange<T> {
    T with(HttpHost address) throws IOException;
  }

  /**
   * @param request what is sent; once it is cancelled, no other address is tried
   * @throws IOException what the last address that was tried failed with
   */
  static <T> T of(List<HttpHost> addresses, HttpUriRequestBase request, Exchange<T> exchange)
      throws IOException {
    for (var address : addresses.subList(0, addresses.size() - 1)) {
      try {
        return exchange.with(address);
      } catch (ConnectException | NoRouteToHostException | ConnectTimeoutException e) {
        if (request.isCancelled()) {
          throw e;
        }
      }
    }
    return exchange.with(addresses.getLast());
  }
}
