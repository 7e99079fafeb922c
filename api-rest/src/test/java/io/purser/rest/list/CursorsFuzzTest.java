package io.purser.rest.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.purser.domain.Given;
import io.purser.domain.list.Page;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cursor leads where it was made for, and no other text leads anywhere. */
class CursorsFuzzTest {
  private static final int KEY_BYTES = 32;
  private static final Listing LISTING =
      new Listing(new TenantId(Given.IDS.next("ten")), "/v1/customers", Map.of("type", "business"));

  private final Cursors cursors = new Cursors(() -> new byte[KEY_BYTES]);

  @FuzzTest(maxDuration = "60s")
  void no_text_but_ours_is_a_cursor(FuzzedDataProvider given) {
    var place =
        new Position(
            Instant.ofEpochMilli(given.consumeLong(0, 4_102_444_800_000L)), Given.IDS.next("cus"));
    var ours = cursors.next(LISTING, new Page<>(List.of(), place, null));
    assertThat(cursors.page(LISTING, 20, Optional.ofNullable(ours), false).after())
        .isEqualTo(place);
    var text = given.consumeRemainingAsString();
    assertThatExceptionOfType(Refused.class)
        .isThrownBy(() -> cursors.page(LISTING, 20, Optional.of(text), false))
        .matches(refused -> refused.problem().code() == ProblemCode.CURSOR_INVALID);
  }
}
