package io.purser.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.rest.problem.Refused;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** Whatever bytes come, a body is read or refused; what is read, others read as well. */
class BodyFuzzTest {
  private static final JsonMapper OTHER_READER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Body.Scalars<String> AS_TEXT =
      new Body.Scalars<>() {
        @Override
        public String text(String text) {
          return text;
        }

        @Override
        public String number(BigDecimal number) {
          return number.toString();
        }

        @Override
        public String truth(boolean truth) {
          return Boolean.toString(truth);
        }
      };

  @FuzzTest(maxDuration = "60s")
  void a_body_is_read_or_refused(FuzzedDataProvider given) {
    var bytes = given.consumeRemainingAsBytes();
    try {
      var members = StrictJson.read(bytes);
      var same = Assertions.assertDoesNotThrow(() -> OTHER_READER.readTree(bytes));
      assertThat(members.values().keySet())
          .containsExactlyInAnyOrderElementsOf((Iterable<String>) same::fieldNames);
    } catch (Refused refused) {
      assertThat(refused.problem().code().status().getCode()).isEqualTo(400);
    }
  }

  @FuzzTest(maxDuration = "60s")
  void a_merge_patch_done_twice_is_done_once(FuzzedDataProvider given) throws IOException {
    var bytes = given.consumeRemainingAsBytes();
    try {
      var body = Body.read(bytes);
      var name = body.textMerged("name", _ -> Optional.empty());
      var merge = body.scalarsMerged("metadata", AS_TEXT);
      body.end();
      assertThat(name).isNotNull();
      var before = new HashMap<>(Map.of("a", "1", "b", "2"));
      var once = merge.apply(before);
      assertThat(merge.apply(once)).isEqualTo(once);
      assertThat(before).hasSize(2);
    } catch (Refused refused) {
      assertThat(refused.problem().code().status().getCode()).isEqualTo(400);
    }
  }
}
