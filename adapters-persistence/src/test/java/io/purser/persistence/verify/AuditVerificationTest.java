package io.purser.persistence.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.audit.AuditFilter;
import io.purser.domain.audit.AuditSeals;
import io.purser.domain.audit.AuditTrail;
import io.purser.domain.audit.DigestedEntry;
import io.purser.domain.audit.RecordedEntry;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.KeyProvider;
import io.purser.persistence.MigrationSettings;
import io.purser.persistence.Samples;
import io.purser.persistence.SchemaVersion;
import io.purser.persistence.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a superuser does to the audit log, the verifier names it. */
class AuditVerificationTest {
  private static final String FOLLOW =
      "the batches of the audit log follow one another without a gap";
  private static final String ACCOUNTED =
      "every entry of the audit log is in a batch or waits for one";
  private static final String MINUTES = "entries of the audit log get into a batch within minutes";
  private static final String BATCH = "every batch of the audit log is as it was sealed";
  private static final String ENTRY = "every sealed entry of the audit log is as it was written";
  private static final String OURS = "every entry of the audit log was written by this application";
  private static final String HEADS = "the heads that were kept are in the chain";

  private DamagedDatabase database;

  /** Three batches of three entries each, on top of what the samples have. */
  private List<List<String>> batches;

  @BeforeEach
  void seal_some_batches() throws SQLException {
    database = new DamagedDatabase();
    sealAll();
    batches = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      var ids = Stream.generate(this::done).limit(3).sorted().toList();
      sealAll();
      batches.add(ids);
    }
  }

  @AfterEach
  void stop() {
    database.close();
  }

  private String done() {
    return database
        .samples()
        .in(database.tenant().id(), () -> database.samples().audited(database.customer(), "again"))
        .id();
  }

  private void sealAll() {
    database.get().get(AuditSeals.class).seal(database.tenant().id(), 100, Samples.NOON);
  }

  /** As somebody does it who may switch triggers and foreign keys off. */
  private void damage(String sql, Object... values) throws SQLException {
    try (var connection = database.get().asSuperuser()) {
      var session = new Sql(connection);
      session.execute("SET session_replication_role = replica");
      session.execute(sql, values);
    }
  }

  private AuditVerification.Result.Checked verify(KeptHead... kept) {
    return verify(Instant.EPOCH, kept);
  }

  private AuditVerification.Result.Checked verify(Instant unsignedUntil, KeptHead... kept) {
    var verification =
        new AuditVerification(
            database.get().ownersSettings(),
            database.get().get(SchemaVersion.class),
            database.get().get(KeyProvider.class));
    return (AuditVerification.Result.Checked) verification.run(List.of(kept), unsignedUntil);
  }

  private static List<Finding> wrong(AuditVerification.Result.Checked result) {
    return result.findings().stream().filter(finding -> !finding.isRight()).toList();
  }

  /** That this claim is wrong, and that exactly these words are said, a sentence for each. */
  private void isNamed(String claim, String... words) {
    assertThat(wrong(verify()))
        .filteredOn(finding -> finding.claim().equals(claim))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.contradictions()).hasSize(words.length);
              for (var word : words) {
                assertThat(finding.contradictions()).anyMatch(said -> said.contains(word));
              }
            });
  }

  private void onlyThisIsNamed(String claim, String... words) {
    assertThat(wrong(verify())).extracting(Finding::claim).containsExactly(claim);
    isNamed(claim, words);
  }

  private String entry() {
    return batches.get(1).get(1);
  }

  private String batch(int nth) throws SQLException {
    return "batch "
        + database.text(
            "SELECT batch FROM purser.audit_digest WHERE entry_id = '"
                + batches.get(nth).getFirst()
                + "'")
        + " of "
        + database.tenant().id();
  }

  private long number(int nth) throws SQLException {
    return Long.parseLong(batch(nth).split(" ", 3)[1]);
  }

  @Test
  void what_nobody_has_touched_is_right_and_all_of_it_was_read() throws SQLException {
    var result = verify();

    assertThat(result.isRight()).isTrue();
    assertThat(result.findings())
        .filteredOn(finding -> finding.claim().equals(ENTRY))
        .singleElement()
        .extracting(Finding::rows)
        .isEqualTo(Integer.valueOf(database.text("SELECT count(*) FROM purser.audit_entry")));
    assertThat(result.heads()).singleElement().returns(number(2), KeptHead::number);
    assertThat(database.findings()).allMatch(Finding::isRight);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "at = at + interval '1 microsecond'",
        "actor = 'operator:somebody else'",
        "action = 'customer.reactivated'",
        "subject = tenant_id",
        "customer_id = NULL",
        "reason = NULL",
        "reason = set_byte(reason, 20, get_byte(reason, 20) # 1)",
        "request_id = NULL",
        "request_id = ''",
        "address = reason",
        "changes = NULL"
      })
  void an_entry_of_which_one_column_was_edited_is_named(String change) throws SQLException {
    damage("UPDATE purser.audit_entry SET " + change + " WHERE id = ?", entry());

    onlyThisIsNamed(ENTRY, "entry " + entry() + " of " + database.tenant().id() + ", number 2 of");
  }

  @Test
  void an_entry_whose_mark_was_edited_is_named() throws SQLException {
    damage("UPDATE purser.audit_entry SET mac = sha256('') WHERE id = ?", entry());
    onlyThisIsNamed(OURS, entry());

    damage("UPDATE purser.audit_entry SET mac = NULL WHERE id = ?", entry());
    onlyThisIsNamed(OURS, entry());
  }

  @Test
  void an_entry_that_is_another_tenants_now_is_named() throws SQLException {
    damage(
        "UPDATE purser.audit_entry SET tenant_id = ? WHERE id = ?",
        database.get().newTenant().id().value(),
        entry());

    isNamed(ENTRY, entry() + " of " + database.tenant().id() + ", number 2");
    isNamed(ACCOUNTED, entry());
  }

  @Test
  void an_entry_that_was_edited_together_with_its_digest_is_named() throws SQLException {
    damage("UPDATE purser.audit_entry SET actor = 'nobody' WHERE id = ?", entry());
    var again =
        database.text(
            """
            WITH said (value) AS (
              SELECT unnest(ARRAY['purser audit entry 1', tenant_id, id,
                to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, action, subject, customer_id])
              FROM purser.audit_entry WHERE id = '%1$s'
            )
            SELECT encode(sha256(
                (SELECT string_agg(int4send(octet_length(value)) || convert_to(value, 'UTF8'), '') FROM said)
                || int4send(octet_length(reason)) || reason
                || int4send(octet_length(request_id)) || convert_to(request_id, 'UTF8')
                || int4send(octet_length(address)) || address
                || int4send(octet_length(changes)) || changes), 'hex')
            FROM purser.audit_entry WHERE id = '%1$s'
            """
                .formatted(entry()));
    damage(
        "UPDATE purser.audit_digest SET digest = decode(?, 'hex') WHERE entry_id = ?",
        again,
        entry());

    isNamed(OURS, entry());
    isNamed(BATCH, batch(1));
  }

  @Test
  void an_entry_that_was_removed_is_named() throws SQLException {
    damage("DELETE FROM purser.audit_entry WHERE id = ?", entry());

    onlyThisIsNamed(ENTRY, entry() + " of " + database.tenant().id() + ", number 2 of");
    assertThat(wrong(verify()).getFirst().contradictions().getFirst()).endsWith("is gone");
  }

  @Test
  void entries_that_were_swapped_are_named() throws SQLException {
    damage(
        """
        UPDATE purser.audit_entry e SET (at, actor, reason, request_id, address, changes, mac) =
          (SELECT o.at, o.actor, o.reason, o.request_id, o.address, o.changes, o.mac
           FROM purser.audit_entry o WHERE o.id <> e.id AND o.id IN (?, ?))
        WHERE e.id IN (?, ?)
        """,
        entry(),
        batches.get(2).get(0),
        entry(),
        batches.get(2).get(0));

    onlyThisIsNamed(ENTRY, entry(), batches.get(2).get(0));
  }

  @Test
  void entries_that_changed_places_within_a_batch_are_named_by_their_batch() throws SQLException {
    damage("ALTER TABLE purser.audit_digest DROP CONSTRAINT audit_digest_one_per_place");
    damage(
        "UPDATE purser.audit_digest SET nth = 3 - nth WHERE entry_id IN (?, ?)",
        batches.get(1).get(0),
        batches.get(1).get(1));

    onlyThisIsNamed(BATCH, batch(1));
  }

  private void add(String id) throws SQLException {
    database.damage(
        """
        INSERT INTO purser.audit_entry
          (tenant_id, id, at, actor, action, subject, customer_id, reason, request_id, address, changes, mac)
        SELECT tenant_id, ?, at, actor, action, subject, customer_id, reason, request_id, address, changes, mac
        FROM purser.audit_entry WHERE id = ?
        """,
        id,
        entry());
  }

  @Test
  void an_entry_that_somebody_else_wrote_is_named_and_gets_into_no_batch() throws SQLException {
    var foreign = database.get().ids().next("aud");
    add(foreign);
    var genuine = done();
    sealAll();

    onlyThisIsNamed(OURS, foreign);
    assertThat(
            database.text(
                "SELECT count(*) FROM purser.audit_digest WHERE entry_id = '" + genuine + "'"))
        .isEqualTo("1");
    damage("UPDATE purser.audit_waiting SET since = now() - interval '11 minutes'");
    isNamed(MINUTES, foreign);
    assertThat(database.findings())
        .filteredOn(finding -> !finding.isRight())
        .extracting(Finding::claim)
        .containsExactly(MINUTES);
  }

  @Test
  void an_entry_that_was_put_behind_the_batches_is_named() throws SQLException {
    var foreign = database.get().ids().next("aud");
    add(foreign);
    damage("DELETE FROM purser.audit_waiting WHERE entry_id = ?", foreign);

    onlyThisIsNamed(ACCOUNTED, foreign);
    assertThat(database.findings())
        .filteredOn(finding -> !finding.isRight())
        .extracting(Finding::claim)
        .containsExactly(ACCOUNTED);
  }

  @Test
  void an_entry_that_was_edited_before_it_was_sealed_is_named() throws SQLException {
    var waiting = done();
    damage("UPDATE purser.audit_entry SET actor = 'nobody' WHERE id = ?", waiting);
    onlyThisIsNamed(OURS, waiting);

    sealAll();
    onlyThisIsNamed(OURS, waiting);
  }

  @Test
  void an_entry_without_a_mark_is_of_a_version_before_or_named() throws SQLException {
    var unsigned = database.get().ids().next("aud");
    add(unsigned);
    damage("UPDATE purser.audit_entry SET mac = NULL WHERE id = ?", unsigned);
    sealAll();

    onlyThisIsNamed(OURS, unsigned);
    assertThat(verify(Samples.NOON).isRight()).isTrue();
  }

  /** As many as a batch has at most. */
  @Test
  void entries_that_somebody_made_up_keep_no_other_out_of_the_batches() throws SQLException {
    add(database.get().ids().next("aud"));
    add(database.get().ids().next("aud"));
    var genuine = done();

    var batch = database.get().get(AuditSeals.class).seal(database.tenant().id(), 2, Samples.NOON);

    assertThat(batch.orElseThrow().entries())
        .extracting(DigestedEntry::id)
        .containsExactly(genuine);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entries = entries + 1",
        "digest = sha256('')",
        "mac = sha256('')",
        "sealed_at = sealed_at + interval '1 microsecond'",
        "previous = sha256('')"
      })
  void a_batch_of_which_one_column_was_edited_is_named(String change) throws SQLException {
    damage("UPDATE purser.audit_batch SET " + change + " WHERE number = ?", number(1));

    isNamed(BATCH, batch(1));
  }

  @Test
  void a_batch_that_was_removed_is_named() throws SQLException {
    var removed = batch(1);
    damage("DELETE FROM purser.audit_batch WHERE number = ?", number(1));

    onlyThisIsNamed(FOLLOW, "does not follow", removed + " is gone, and 3 entries were in it");
    assertThat(database.findings())
        .filteredOn(finding -> !finding.isRight())
        .extracting(Finding::claim)
        .containsExactly(FOLLOW);
  }

  @Test
  void the_newest_batch_cannot_be_removed_while_its_entries_are_there() throws SQLException {
    var removed = batch(2);
    damage("DELETE FROM purser.audit_batch WHERE number = ?", number(2));
    onlyThisIsNamed(FOLLOW, removed + " is gone");

    damage("DELETE FROM purser.audit_digest WHERE entry_id = ANY (?)", (Object) newest());
    onlyThisIsNamed(ACCOUNTED, newest());
  }

  private String[] newest() {
    return batches.get(2).toArray(String[]::new);
  }

  @Test
  void a_kept_head_shows_that_the_newest_batches_were_removed_with_all_that_was_in_them()
      throws SQLException {
    var kept = verify().heads().getFirst();
    assertThat(KeptHead.in("head  " + kept.text())).contains(kept);
    var number = number(2);
    damage("DELETE FROM purser.audit_batch WHERE number = ?", number);
    damage("DELETE FROM purser.audit_digest WHERE batch = ?", number);
    damage("DELETE FROM purser.audit_entry WHERE id = ANY (?)", (Object) newest());

    assertThat(verify().isRight()).as("nothing that is left contradicts").isTrue();
    assertThat(wrong(verify(kept))).extracting(Finding::claim).containsExactly(HEADS);
  }

  @Test
  void the_chain_outlives_the_key_of_a_customer_who_is_erased() throws SQLException {
    damage("DELETE FROM purser.data_key WHERE customer_id = ?", database.customer().id().value());

    assertThat(verify().isRight()).isTrue();
    assertThat(database.samples().in(database.tenant().id(), this::ofTheErased))
        .isNotEmpty()
        .allSatisfy(
            entry -> {
              assertThat(entry.by().reason()).isNull();
              assertThat(entry.by().address()).isNull();
              assertThat(entry.changes()).isEmpty();
              assertThat(entry.seal()).isNotNull();
            });
  }

  private List<RecordedEntry> ofTheErased() {
    return database
        .get()
        .get(AuditTrail.class)
        .newestFirst(
            database.tenant().id(),
            List.of(new AuditFilter.OfCustomer(database.customer().id())),
            PageRequest.first(100))
        .items();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE purser.audit_entry SET action = action",
        "DELETE FROM purser.audit_entry",
        "TRUNCATE purser.audit_entry CASCADE",
        "UPDATE purser.audit_batch SET entries = entries",
        "DELETE FROM purser.audit_batch",
        "TRUNCATE purser.audit_batch CASCADE",
        "UPDATE purser.audit_digest SET nth = nth",
        "DELETE FROM purser.audit_digest",
        "TRUNCATE purser.audit_digest"
      })
  void even_a_superuser_has_to_switch_triggers_off_first(String change) {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> database.damage(change))
        .withMessageContaining("are only added");
  }

  @Test
  void one_who_is_not_the_owner_is_told_so() {
    var verification =
        new AuditVerification(
            new MigrationSettings("", "", ""),
            database.get().get(SchemaVersion.class),
            database.get().get(KeyProvider.class));

    assertThat(verification.run(List.of(), Instant.EPOCH))
        .isInstanceOf(AuditVerification.Result.NotPossible.class);
  }
}
