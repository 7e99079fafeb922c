package io.purser.twin;

import io.purser.twin.api.ProviderApi;
import io.purser.twin.card.CardHalf;
import io.purser.twin.control.ControlApi;
import io.purser.twin.control.Controls;
import io.purser.twin.http.Answer;
import io.purser.twin.http.Application;
import io.purser.twin.http.HttpServer;
import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.money.Deposits;
import io.purser.twin.money.Sends;
import io.purser.twin.page.HostedPages;
import io.purser.twin.state.Agenda;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.ClockReading;
import io.purser.twin.state.Journal;
import io.purser.twin.state.ProviderAccount;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import io.purser.twin.webhook.Dispatcher;
import io.purser.twin.webhook.Events;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;

/**
 * The provider, played on this machine. It serves from the moment {@link #start} returns until it
 * is closed. With a state file, what it answered is still true after the process was killed.
 */
public final class Twin implements AutoCloseable {
  private final TwinSettings settings;
  private final Store store;
  private final Agenda agenda;
  private final Dispatcher dispatcher;
  private final HttpServer server;

  private Twin(
      TwinSettings settings, Store store, Agenda agenda, Dispatcher dispatcher, HttpServer server) {
    this.settings = settings;
    this.store = store;
    this.agenda = agenda;
    this.dispatcher = dispatcher;
    this.server = server;
  }

  /**
   * Starts a twin.
   *
   * @throws IOException when the port is taken or the state file cannot be used; the message says
   *     which
   */
  public static Twin start(TwinSettings settings) throws IOException {
    var clock = new BusinessClock(InstantSource.system());
    var world = new World();
    var journal = settings.stateFile() == null ? null : Journal.open(settings.stateFile(), world);
    var store = new Store(world, journal);
    try {
      return wire(settings, clock, store);
    } catch (IOException | RuntimeException failed) {
      store.close();
      throw failed;
    }
  }

  private static Twin wire(TwinSettings settings, BusinessClock clock, Store store)
      throws IOException {
    var beginning = new Beginning(settings, clock);
    // First of the listeners: the others ask the clock when they hear that it was moved.
    store.onCommit(
        changes -> {
          for (var change : changes) {
            if (change.after() instanceof ClockReading reading) {
              clock.use(reading);
            }
          }
        });
    store.commit(
        world -> {
          beginning.prepare(world);
          return world;
        });
    clock.use(store.read(world -> world.clock.get()));
    var events = new Events(clock);
    var deposits = new Deposits(events);
    var sends = new Sends(events, deposits);
    var cards = CardHalf.telling(events);
    var agenda = new Agenda(store, clock, new Due(sends, cards));
    var dispatcher = new Dispatcher(store, clock);
    var provider = new ProviderApi(settings.routes(), store, clock, sends, cards);
    var control =
        Controls.of(
            store, clock, agenda, deposits, sends, cards, provider.routeNames(), beginning::again);
    var pages = new HostedPages(store, clock, cards.kycReviews());
    var server =
        HttpServer.start(
            new InetSocketAddress(settings.host(), settings.port()),
            new Everything(provider, control, pages));
    agenda.start();
    dispatcher.start();
    return new Twin(settings, store, agenda, dispatcher, server);
  }

  public int port() {
    return server.port();
  }

  /** The base of the provider's API, ending in {@code /api/v1}. */
  public String baseUrl() {
    return origin() + "/api/v1";
  }

  /** The base of the control API, ending in {@code /_twin}. */
  public String controlUrl() {
    return origin() + "/_twin";
  }

  /** The base of the importer's API, without its {@code /v1}. */
  public String importerUrl() {
    return origin() + "/importer";
  }

  private String origin() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return "http://" + host + ":" + port();
  }

  /** The key of the default account. */
  public String apiKey() {
    return defaultAccount().apiKey();
  }

  /** The secret of the default account. */
  public String apiSecret() {
    return defaultAccount().apiSecret();
  }

  private ProviderAccount defaultAccount() {
    return store.read(
        world -> world.providerAccounts.find(Beginning.DEFAULT_ACCOUNT).orElseThrow());
  }

  /** Takes no more requests, ends those under way, and leaves unsent webhooks in the state. */
  @Override
  public void close() throws IOException {
    server.close();
    dispatcher.close();
    agenda.close();
    store.close();
  }

  /** The provider with its pages and, under {@code /_twin}, the control API. */
  private record Everything(ProviderApi provider, ControlApi control, HostedPages pages)
      implements Application {
    @Override
    public Answer handle(Request request) {
      return responsible(request).handle(request);
    }

    @Override
    public Response refuse(Request head, Unreadable why) {
      return responsible(head).refuse(head, why);
    }

    private Application responsible(Request request) {
      String path = request.path();
      if (path.equals("/_twin") || path.startsWith("/_twin/")) {
        return control;
      }
      return path.startsWith(HostedPages.PREFIX + "/") ? pages : provider;
    }
  }
}
