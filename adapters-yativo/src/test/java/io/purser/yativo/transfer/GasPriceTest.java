package io.purser.yativo.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.domain.transfer.Fee;
import io.purser.domain.transfer.TransferQuote.Estimate;
import io.purser.yativo.call.Reading;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class GasPriceTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static Reading<Estimate> read(String json) throws JsonProcessingException {
    return GasPrice.read(JSON.readTree(json));
  }

  private static Fee fee(String amount, String currency) {
    return new Fee(new BigDecimal(amount), currency);
  }

  @Test
  void the_present_form_tells_both() throws JsonProcessingException {
    assertThat(
            read(
                "{\"estimatedFee\":0.00127,\"gasFee\":0.00127,\"platformFees\":0,"
                    + "\"estimatedFeeUSD\":3.18,\"nativeToken\":\"ETH\",\"priority\":\"medium\"}"))
        .isEqualTo(
            new Reading.Understood<>(new Estimate(fee("0.00127", "ETH"), fee("3.18", "USD"))));
  }

  @Test
  void the_guides_form_tells_dollars_for_each_priority() throws JsonProcessingException {
    assertThat(
            read(
                "{\"chain\":\"ethereum\",\"slow\":{\"estimatedFeeUsd\":\"1.00\"},"
                    + "\"medium\":{\"gasPrice\":\"20\",\"estimatedFeeUsd\":\"2.50\"},"
                    + "\"nativeAsset\":\"ETH\"}"))
        .isEqualTo(new Reading.Understood<>(new Estimate(null, fee("2.50", "USD"))));
  }

  @Test
  void the_old_form_tells_ether_and_dollars() throws JsonProcessingException {
    assertThat(
            read(
                "{\"chain\":\"ethereum\",\"estimated_fee_eth\":\"0.0004\","
                    + "\"estimated_fee_usd\":\"1.20\"}"))
        .isEqualTo(
            new Reading.Understood<>(new Estimate(fee("0.0004", "ETH"), fee("1.20", "USD"))));
  }

  @Test
  void what_tells_nothing_is_no_estimate() throws JsonProcessingException {
    assertThat(read("{\"estimatedFee\":\"soon\",\"nativeToken\":\"ETH\"}"))
        .isInstanceOf(Reading.Doubtful.class);
    assertThat(read("{\"estimatedFee\":-1,\"nativeToken\":\"ETH\"}"))
        .isInstanceOf(Reading.Doubtful.class);
    assertThat(read("{\"estimatedFee\":1e999999,\"nativeToken\":\"ETH\"}"))
        .isInstanceOf(Reading.Doubtful.class);
  }
}
