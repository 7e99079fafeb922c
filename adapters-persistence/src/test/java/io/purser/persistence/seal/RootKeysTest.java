package io.purser.persistence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.purser.domain.Concurrently;
import io.purser.domain.tenant.KeyProvider;
import io.purser.domain.tenant.MasterKey;
import io.purser.domain.tenant.WrongMasterKey;
import io.purser.persistence.Samples;
import io.purser.persistence.TestDatabase;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The key that everything hangs on, and the one that it is sealed under. */
class RootKeysTest {
  private final MasterKey first = random();
  private final MasterKey second = random();
  private TestDatabase database;
  private RootKeyTable table;

  @BeforeEach
  void start() {
    database = new TestDatabase();
    table =
        new RootKeyTable(
            database.get(DatasourceConfiguration.class, "default"), database.ownersSettings());
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private static MasterKey random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return new MasterKey(bytes);
  }

  private byte[] root(MasterKey... masters) {
    return new RootKeys(table, List.of(masters)).rootKey();
  }

  @Test
  void it_is_made_at_the_first_start_and_the_same_ever_after() {
    var root = root(first);

    assertThat(root).hasSize(32).isNotEqualTo(first.bytes());
    assertThat(root(first)).isEqualTo(root);
    assertThat(table.find().orElseThrow().getSealed()).isNotEqualTo(root);
    assertThat(HexFormat.of().formatHex(table.find().orElseThrow().getSealed()))
        .doesNotContain(HexFormat.of().formatHex(root))
        .doesNotContain(HexFormat.of().formatHex(first.bytes()));
  }

  @Test
  void nodes_that_start_at_the_same_time_agree() {
    var roots = Concurrently.run(8, _ -> HexFormat.of().formatHex(root(first)));

    assertThat(roots).hasSize(8).containsOnly(roots.getFirst());
  }

  @Test
  void a_wrong_master_key_is_refused_and_changes_nothing() {
    var root = root(first);

    assertThatExceptionOfType(WrongMasterKey.class)
        .isThrownBy(() -> root(second))
        .withMessageContaining(first.fingerprint());

    assertThat(root(first)).isEqualTo(root);
  }

  @Test
  void what_was_there_before_goes_on_with_its_master_key_as_the_root() {
    var own = new MasterKey(database.get(KeyProvider.class).rootKey());
    new Samples(database).storedPerson(database.newTenant().id(), "ana");

    assertThatExceptionOfType(WrongMasterKey.class).isThrownBy(() -> root(first));
    assertThat(table.find()).isEmpty();
    assertThat(root(own)).isEqualTo(own.bytes());
  }

  @Test
  void sealed_anew_it_is_the_same_and_the_old_master_key_opens_nothing() {
    var root = root(first);
    var running = new RootKeys(table, List.of(first, second));

    assertThat(running.rewrap(second)).isTrue();
    assertThat(running.rewrap(second)).isFalse();

    assertThat(root(second)).isEqualTo(root);
    assertThat(root(first, second)).isEqualTo(root);
    assertThat(running.rootKey()).isEqualTo(root);
    assertThatExceptionOfType(WrongMasterKey.class).isThrownBy(() -> root(first));
  }

  @Test
  void whoever_has_not_the_old_master_key_seals_nothing_anew() {
    var root = root(first);
    var third = random();

    assertThatExceptionOfType(WrongMasterKey.class)
        .isThrownBy(() -> new RootKeys(table, List.of(second, third)).rewrap(third));

    assertThat(root(first)).isEqualTo(root);
  }

  @Test
  void a_key_that_was_edited_is_refused() {
    var _ = root(first);
    var sealed = table.find().orElseThrow();
    var edited = Arrays.copyOf(sealed.getSealed(), sealed.getSealed().length);
    edited[20] ^= 1;
    table.replace(sealed.getFingerprint(), sealed.getFingerprint(), edited);

    assertThatExceptionOfType(WrongMasterKey.class)
        .isThrownBy(() -> root(first))
        .withMessageContaining("damaged");
  }
}
