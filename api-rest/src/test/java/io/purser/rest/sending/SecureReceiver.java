package io.purser.rest.sending;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A receiver over TLS with a certificate of its own for one name. */
final class SecureReceiver implements AutoCloseable {
  private static final char[] PASSWORD = "for tests".toCharArray();

  private final HttpsServer server;
  private final KeyStore keys;
  private final Path folder;
  private final Queue<String> names = new ConcurrentLinkedQueue<>();

  private SecureReceiver(Path folder, KeyStore keys) throws IOException, GeneralSecurityException {
    this.folder = folder;
    this.keys = keys;
    this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context()));
    server.createContext(
        "/",
        exchange -> {
          var session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
          session.getRequestedServerNames().stream()
              .map(name -> ((SNIHostName) name).getAsciiName())
              .forEach(names::add);
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  static SecureReceiver of(String name)
      throws IOException, GeneralSecurityException, InterruptedException {
    var folder = Files.createTempDirectory("purser-tls");
    var file = folder.resolve("keys.p12");
    var tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "receiver",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!tool.waitFor(1, TimeUnit.MINUTES) || tool.exitValue() != 0) {
      throw new IllegalStateException("no key was made");
    }
    return new SecureReceiver(folder, KeyStore.getInstance(file.toFile(), PASSWORD));
  }

  private SSLContext context() throws GeneralSecurityException {
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** What takes its certificate. */
  SSLContext trust() throws GeneralSecurityException, IOException {
    var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("receiver", keys.getCertificate("receiver"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The names that clients have asked for, in the requests that came. */
  Queue<String> namesAskedFor() {
    return names;
  }

  @Override
  public void close() throws IOException {
    server.stop(0);
    Files.delete(folder.resolve("keys.p12"));
    Files.delete(folder);
  }
}
