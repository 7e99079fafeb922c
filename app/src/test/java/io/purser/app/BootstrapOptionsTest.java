package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.tenant.TenantMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BootstrapOptionsTest {
  @Test
  void without_options_there_is_one_tenant_called_default() {
    assertThat(BootstrapOptions.parse(List.of()))
        .contains(
            new BootstrapOptions(List.of("default"), "default", TenantMode.LIVE, "backend", null));
  }

  @Test
  void several_tenants_may_be_named() {
    assertThat(
            BootstrapOptions.parse(
                List.of("--tenant", "a", "--keys", "/run/keys", "--tenant", "b", "--mode", "test")))
        .contains(
            new BootstrapOptions(
                List.of("a", "b"), "default", TenantMode.TEST, "backend", Path.of("/run/keys")));
  }

  @Test
  void an_option_that_is_unknown_or_has_no_value_is_refused() {
    assertThat(BootstrapOptions.parse(List.of("--tenants", "a"))).isEmpty();
    assertThat(BootstrapOptions.parse(List.of("--tenant"))).isEmpty();
    assertThat(BootstrapOptions.parse(List.of("--mode", "trial"))).isEmpty();
  }

  @Test
  void a_name_that_could_be_a_path_is_refused() {
    assertThat(BootstrapOptions.parse(List.of("--tenant", "../a"))).isEmpty();
    assertThat(BootstrapOptions.parse(List.of("--tenant", "A"))).isEmpty();
  }
}
