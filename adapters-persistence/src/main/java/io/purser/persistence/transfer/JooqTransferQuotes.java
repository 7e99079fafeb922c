package io.purser.persistence.transfer;

import static io.purser.persistence.schema.Tables.TRANSFER_QUOTE;

import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Fee;
import io.purser.domain.transfer.QuoteId;
import io.purser.domain.transfer.ReceivingAddress;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.transfer.TransferQuote;
import io.purser.domain.transfer.TransferQuotes;
import io.purser.persistence.OpenWork;
import io.purser.persistence.schema.tables.records.TransferQuoteRecord;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class JooqTransferQuotes implements TransferQuotes {
  private static final String DOLLARS = "USD";

  @Override
  public void add(TransferQuote quote) {
    OpenWork.of(quote.tenant()).insertInto(TRANSFER_QUOTE).set(write(quote)).execute();
  }

  @Override
  public Optional<TransferQuote> get(TenantId tenant, QuoteId id) {
    return OpenWork.of(tenant)
        .selectFrom(TRANSFER_QUOTE)
        .where(TRANSFER_QUOTE.TENANT_ID.eq(tenant))
        .and(TRANSFER_QUOTE.ID.eq(id))
        .fetchOptional(JooqTransferQuotes::read);
  }

  private static TransferQuoteRecord write(TransferQuote quote) {
    var order = quote.order();
    var asset = order.amount().asset();
    var network = quote.estimate().network();
    var dollars = quote.estimate().inDollars();
    var row = new TransferQuoteRecord();
    row.setTenantId(quote.tenant());
    row.setId(quote.id());
    row.setCustomerId(quote.customer());
    row.setWalletId(order.wallet());
    row.setChain(asset.chain());
    row.setSymbol(asset.symbol());
    row.setDecimals((short) asset.decimals());
    row.setUnits(order.amount().units());
    row.setReceivingAddress(order.to().text());
    row.setFeeNetwork(network == null ? null : network.amount());
    row.setFeeNetworkCurrency(network == null ? null : network.currency());
    row.setFeeInDollars(dollars == null ? null : dollars.amount());
    row.setQuotedAt(quote.quotedAt());
    row.setExpiresAt(quote.expiresAt());
    return row;
  }

  private static TransferQuote read(TransferQuoteRecord row) {
    var asset = new Asset(row.getChain(), row.getSymbol(), row.getDecimals());
    var network = row.getFeeNetwork();
    var dollars = row.getFeeInDollars();
    return new TransferQuote(
        row.getId(),
        row.getTenantId(),
        row.getCustomerId(),
        new TransferOrder(
            row.getWalletId(),
            new ReceivingAddress(row.getReceivingAddress()),
            new AssetAmount(row.getUnits(), asset)),
        new TransferQuote.Estimate(
            network == null ? null : new Fee(network, row.getFeeNetworkCurrency()),
            dollars == null ? null : new Fee(dollars, DOLLARS)),
        row.getQuotedAt(),
        row.getExpiresAt());
  }
}
