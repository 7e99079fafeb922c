package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.purser.domain.card.account.balance.CardAccountProvider;
import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.funding.FundingOrder;
import io.purser.domain.card.account.funding.FundingProvider;
import io.purser.domain.card.account.funding.ReportedFunding;
import io.purser.domain.card.account.withdrawal.WithdrawalProvider;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/** The provider's card accounts ({@code docs/provider.md}, 11.4 to 11.7). */
@Singleton
final class YativoCardAccounts implements CardAccountProvider, FundingProvider, WithdrawalProvider {
  private static final int MOST_ROWS = 100;

  private final ProviderCalls provider;

  YativoCardAccounts(ProviderCalls provider) {
    this.provider = provider;
  }

  @Override
  public Told read(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    var verdict =
        provider.<ReportedBalance>call(
            account,
            Request.get(Route.CARD_CUSTOMER, cardCustomer),
            deadline,
            envelope -> balance(envelope.payload(), cardCustomer));
    return switch (verdict) {
      case Verdict.Ok<ReportedBalance>(var balance) -> new Told.Said(balance);
      case Verdict.Rejected<ReportedBalance> rejected ->
          Objections.isUnknown(rejected)
              ? new Told.UnknownCardCustomer()
              : new Told.Away(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<ReportedBalance> turnedAway ->
          new Told.Away(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<ReportedBalance>(var why, var retryAfter) ->
          new Told.Away(why, retryAfter);
      case Verdict.Ambiguous<ReportedBalance>(var why) -> new Told.Away(why, Duration.ZERO);
    };
  }

  @Override
  public Answer<AcceptedFunding> fund(
      ProviderAccountId account, String cardCustomer, FundingOrder order, Deadline deadline) {
    var amount = order.amount();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("customer_id", cardCustomer)
            .put("amount", new BigDecimal(amount.text()))
            .put("source_chain", order.chain().name())
            .put("pricing_mode", order.mode().name().toLowerCase(Locale.ROOT));
    var verdict =
        provider.<AcceptedFunding>call(
            account,
            Request.post(Route.FUND_CARD, body),
            deadline,
            envelope -> FundingRow.answer(envelope.payload(), order));
    return verdict.toAnswer(YativoCardAccounts::notMoved);
  }

  private static Rejection notMoved(Verdict.Rejected<?> rejected) {
    var reason = Reason.REFUSED_BY_PROVIDER;
    if (rejected.says("insufficient_balance")) {
      reason = Reason.NOT_COVERED_AT_PROVIDER;
    } else if (rejected.says("kyc_not_approved", "wallet_not_ready")) {
      reason = Reason.CARD_ACCOUNT_NOT_READY;
    } else if (rejected.says("issuer_program_required")) {
      reason = Reason.CARD_PROGRAMME_NOT_APPROVED;
    } else if (Objections.isUnknown(rejected)) {
      reason = Reason.CUSTOMER_UNKNOWN_TO_PROVIDER;
    }
    return new Rejection(reason, rejected.code());
  }

  @Override
  public FundingList fundings(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    var verdict =
        provider.<FundingList>call(
            account,
            Request.get(Route.LIST_FUNDINGS)
                .with("customer_id", cardCustomer)
                .with("limit", Integer.toString(MOST_ROWS)),
            deadline,
            envelope -> fundings(envelope.payload(), cardCustomer));
    return switch (verdict) {
      case Verdict.Ok<FundingList>(var listing) -> listing;
      case Verdict.Rejected<FundingList> rejected ->
          Objections.isUnknown(rejected)
              ? new FundingList.UnknownCardCustomer()
              : new FundingList.Away(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<FundingList> turnedAway ->
          new FundingList.Away(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<FundingList>(var why, var retryAfter) ->
          new FundingList.Away(why, retryAfter);
      case Verdict.Ambiguous<FundingList>(var why) -> new FundingList.Away(why, Duration.ZERO);
    };
  }

  /** Rows that name somebody else are left out: the filter may not be one. */
  private static Reading<FundingList> fundings(JsonNode payload, String cardCustomer) {
    var rows = Members.rows(payload, "fundings");
    if (rows.isEmpty()) {
      return new Reading.Doubtful<>("answered without fundings");
    }
    var read = new ArrayList<ReportedFunding>();
    boolean whole = rows.get().size() >= payload.path("total").asInt(0);
    for (var row : rows.get()) {
      if (cardCustomer.equals(Members.text(row, "yativo_card_id"))) {
        var funding = FundingRow.read(row);
        funding.ifPresent(read::add);
        whole &= funding.isPresent();
      }
    }
    return new Reading.Understood<>(new FundingList.Read(read, whole));
  }

  @Override
  public Answer<String> withdraw(
      ProviderAccountId account, String cardCustomer, Money amount, Deadline deadline) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", cardCustomer)
            .put("amount", new BigDecimal(amount.text()));
    var verdict =
        provider.<String>call(
            account,
            Request.post(Route.WITHDRAW_FROM_CARD, body),
            deadline,
            envelope -> WithdrawalRow.answer(envelope.payload(), cardCustomer, amount));
    return verdict.toAnswer(YativoCardAccounts::notMoved);
  }

  @Override
  public WithdrawalList withdrawals(ProviderAccountId account, Deadline deadline) {
    var verdict =
        provider.<WithdrawalList>call(
            account,
            Request.get(Route.MASTER_WALLET_HISTORY).with("limit", Integer.toString(MOST_ROWS)),
            deadline,
            envelope -> withdrawals(envelope.payload()));
    return switch (verdict) {
      case Verdict.Ok<WithdrawalList>(var list) -> list;
      case Verdict.Rejected<WithdrawalList> rejected ->
          new WithdrawalList.Away(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<WithdrawalList> turnedAway ->
          new WithdrawalList.Away(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<WithdrawalList>(var why, var retryAfter) ->
          new WithdrawalList.Away(why, retryAfter);
      case Verdict.Ambiguous<WithdrawalList>(var why) ->
          new WithdrawalList.Away(why, Duration.ZERO);
    };
  }

  private static Reading<WithdrawalList> withdrawals(JsonNode payload) {
    return Members.rows(payload, "transactions")
        .<Reading<WithdrawalList>>map(
            rows ->
                new Reading.Understood<>(
                    new WithdrawalList.Read(
                        rows.stream()
                            .map(WithdrawalRow::ofHistory)
                            .flatMap(Optional::stream)
                            .toList())))
        .orElseGet(() -> new Reading.Doubtful<>("answered without transactions"));
  }

  private static Reading<ReportedBalance> balance(JsonNode payload, String cardCustomer) {
    if (!cardCustomer.equals(Members.text(payload, "yativo_card_id"))) {
      return new Reading.Doubtful<>("answered about another card customer");
    }
    return BalanceRow.ofRecord(payload)
        .<Reading<ReportedBalance>>map(Reading.Understood::new)
        .orElseGet(() -> new Reading.Doubtful<>("answered with amounts that do not add up"));
  }
}
