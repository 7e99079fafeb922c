package io.purser.rest.sending;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;

/**
 * The client that webhooks are sent with. It does what it is told and nothing by itself: it looks
 * up no names, follows no redirects, uses no proxy, repeats nothing, remembers no cookies, and
 * makes a connection for each message, since each has its address looked at anew.
 */
@Factory
final class SendingClient {
  private static final int CONNECT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 15;

  /** More than are ever under way; what bounds them stands elsewhere. */
  private static final int CONNECTIONS = 1_000;

  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_LINE = 8_192;

  /** A target without an address that was looked at is our own mistake. */
  private static final DnsResolver NONE =
      new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
          throw new UnknownHostException("nothing is looked up here");
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
          throw new UnknownHostException("nothing is looked up here");
        }
      };

  @Singleton
  @Bean(preDestroy = "close")
  CloseableHttpClient client() {
    return with(DefaultClientTlsStrategy.createDefault());
  }

  static CloseableHttpClient with(DefaultClientTlsStrategy tls) {
    var limits =
        Http1Config.custom().setMaxHeaderCount(MOST_HEADERS).setMaxLineLength(LONGEST_LINE).build();
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(NONE)
            .setTlsSocketStrategy(tls)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(limits).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                    .setSocketTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .build())
            .setMaxConnTotal(CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS)
            .build();
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setResponseTimeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .build())
        .setConnectionReuseStrategy((_, _, _) -> false)
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .setUserAgent("Purser-Webhooks/1")
        .build();
  }
}
