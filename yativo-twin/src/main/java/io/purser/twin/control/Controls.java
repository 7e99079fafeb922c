package io.purser.twin.control;

import io.purser.twin.card.CardHalf;
import io.purser.twin.http.Router.Route;
import io.purser.twin.money.Deposits;
import io.purser.twin.money.Sends;
import io.purser.twin.state.Agenda;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Store;
import io.purser.twin.state.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts the control API together. */
public final class Controls {
  private Controls() {}

  /**
   * Every control route.
   *
   * @param providerRoutes the names a fault's route may have
   * @param beginning makes an empty world as it is at the first start
   */
  public static ControlApi of(
      Store store,
      BusinessClock clock,
      Agenda agenda,
      Deposits deposits,
      Sends sends,
      CardHalf cards,
      List<String> providerRoutes,
      Consumer<World> beginning) {
    var settings = new SettingsControls(store, clock, providerRoutes);
    var clocks = new ClockControls(store, clock, agenda);
    var routes = new ArrayList<Route<Control>>();
    routes.addAll(clocks.routes());
    routes.addAll(settings.routes());
    routes.addAll(
        new OverviewControls(store, clocks, settings, providerRoutes, beginning).routes());
    routes.addAll(new PlatformControls(store, clock).routes());
    routes.addAll(new CustomerControls(store, clock).routes());
    routes.addAll(new MoneyControls(store, clock, deposits, sends).routes());
    routes.addAll(new ProgrammeControls(store, clock).routes());
    routes.addAll(
        new CardCustomerControls(store, clock, cards.kycReviews(), cards.deployments()).routes());
    routes.addAll(new QuestionControls(store).routes());
    routes.addAll(new ShareTokenControls(store, clock).routes());
    routes.addAll(new CardControls(store, clock, cards.cards()).routes());
    routes.addAll(new SpendingControls(store, clock, cards.spending()).routes());
    routes.addAll(
        new CardMoneyControls(
                store, clock, cards.masterWallets(), cards.fundings(), cards.withdrawals())
            .routes());
    routes.addAll(new FaultControls(store, providerRoutes).routes());
    routes.addAll(new LedgerControls(store).routes());
    routes.addAll(new WebhookControls(store, clock).routes());
    return new ControlApi(routes);
  }
}
