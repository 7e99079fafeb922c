package io.purser.persistence;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.tenant.Tenant;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that no state of the domain has, refused by the schema whoever writes them. */
class SchemaConstraintsTest {
  private static TestDatabase database;
  private static Tenant tenant;

  @BeforeAll
  static void start() {
    database = new TestDatabase();
    tenant = database.newTenant();
    new Samples(database).everything(tenant, "sample");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  static List<Arguments> impossible() {
    return List.of(
        impossible("customer SET state = 'asleep'", "customer_state_is_known"),
        impossible("customer SET state = 'active'", "customer_suspension_only_while_suspended"),
        impossible("customer SET suspended_at = NULL", "customer_suspension_only_while_suspended"),
        impossible("customer SET type = 'business'", "customer_companies_are_not_born"),
        impossible(
            "customer SET type = 'business', birth_date = NULL",
            "customer_companies_have_no_person_columns"),
        impossible(
            "customer SET type = 'business', birth_date = NULL, given_name = NULL, family_name = NULL",
            "customer_id_tells_its_type"),
        impossible("customer SET website = 'x'", "customer_persons_have_no_company_columns"),
        impossible("customer SET email_index = NULL", "customer_email_has_its_index"),
        impossible(
            "customer SET registration = 'pending'", "customer_operation_only_while_pending"),
        impossible(
            "customer SET registration = 'registered'", "customer_provider_only_while_registered"),
        impossible("customer SET registration = 'failed'", "customer_failure_only_while_failed"),
        impossible(
            "customer SET registration_failure_code = 'x'", "customer_failure_only_while_failed"),
        impossible(
            "api_key SET allowed_from = array_fill('::/0'::text, ARRAY[21])",
            "api_key_allowed_from_a_few"),
        impossible("api_key SET state = 'asleep'", "api_key_state_is_known"),
        impossible("api_key SET state = 'rotated'", "api_key_rotated_to_another_until"),
        impossible("api_key SET works_until = now()", "api_key_rotated_to_another_until"),
        impossible("api_key SET state = 'revoked'", "api_key_revoked_at_some_time"),
        impossible("api_key SET revoked_at = now()", "api_key_revoked_at_some_time"),
        impossible("api_key SET version = 0", "api_key_versions_count_from_one"),
        impossible("customer SET version = 0", "customer_versions_count_from_one"),
        impossible(
            "external_wallet SET challenge = 'sign this'", "external_wallet_challenge_comes_whole"),
        impossible(
            "external_wallet SET challenge = 'sign this', challenge_expires_at = now(), wrong_signatures = 5",
            "external_wallet_challenge_ends_with_its_tries"),
        impossible(
            "external_wallet SET challenge = 'sign this', challenge_expires_at = now(), wrong_signatures = 0,"
                + " unlinked_at = now()",
            "external_wallet_challenge_only_while_linked"),
        impossible(
            "external_wallet SET authorization_state = 'eip7702', authorized_at = now(), authorization_by = 'service'",
            "external_wallet_authorization_is_known"),
        impossible(
            "external_wallet SET authorized_at = now()",
            "external_wallet_authorization_has_its_time"),
        impossible(
            "external_wallet SET authorization_by = 'service'",
            "external_wallet_authorization_has_its_recorder"),
        impossible(
            "external_wallet SET authorization_state = 'permit', authorized_at = now(), authorization_by = 'customer'",
            "external_wallet_authorization_recorder_is_known"),
        impossible(
            "external_wallet SET authorization_hash = '0x'",
            "external_wallet_authorization_hash_fits_its_state"),
        impossible(
            "external_wallet SET authorization_state = 'native', authorized_at = now(), authorization_by = 'service'",
            "external_wallet_authorization_hash_fits_its_state"),
        impossible("external_wallet SET version = 0", "external_wallet_versions_count_from_one"),
        impossible("customer SET deleted_at = now()", "customer_deleted_at_only_when_deleted"),
        impossible(
            "customer SET state = 'deleted', suspension_reason = NULL, suspended_at = NULL, deleted_at = now()",
            "customer_deleted_keep_nothing_personal"),
        impossible(
            "customer SET state = 'deleted', suspension_reason = NULL, suspended_at = NULL, deleted_at = now(), registration = 'pending'",
            "customer_deleted_are_not_being_registered"),
        impossible(
            "customer SET erased_at = now(), external_id = NULL",
            "customer_only_the_deleted_are_erased"),
        impossible("kyc_verification SET state = 'asleep'", "kyc_verification_state_is_known"),
        impossible(
            "kyc_verification SET reason = 'asked_for'",
            "kyc_verification_reason_is_one_of_its_state"),
        impossible(
            "kyc_verification SET state = 'rejected', reason = 'rejected_by_provider', verified_by = 'operator', verified_at = now(), retryable = true",
            "kyc_verification_reason_is_one_of_its_state"),
        impossible(
            "kyc_verification SET retryable = true",
            "kyc_verification_retryable_only_when_rejected"),
        impossible(
            "kyc_verification SET state = 'approved'",
            "kyc_verification_ruling_once_it_was_decided"),
        impossible(
            "kyc_verification SET state = 'approved', verified_by = 'somebody', verified_at = now()",
            "kyc_verification_verifier_is_known"),
        impossible(
            "kyc_verification SET state = 'rejected', reason = 'rejected_by_provider', verified_by = 'provider', verified_at = now(), retryable = false",
            "kyc_verification_never_final_by_provider"),
        impossible(
            "kyc_verification SET expires_at = now()", "kyc_verification_provider_knows_no_end"),
        impossible("kyc_verification SET version = 0", "kyc_verification_versions_count_from_one"),
        impossible("legal_profile SET version = 0", "legal_profile_versions_count_from_one"),
        impossible(
            "legal_profile SET customer_id = (SELECT min(id) FROM purser.customer WHERE type = 'individual')",
            "legal_profile_of_business"),
        impossible("shareholder SET version = 0", "shareholder_versions_count_from_one"),
        impossible(
            "shareholder SET customer_id = (SELECT min(id) FROM purser.customer WHERE type = 'individual')",
            "shareholder_of_business"),
        impossible(
            "kyc_verification SET state = 'rejected', reason = 'rejected_by_provider', verified_by = 'import', verified_at = now(), retryable = false",
            "kyc_verification_reason_is_one_of_its_state"),
        impossible(
            "verification_import SET state = 'asleep', share_token = NULL",
            "verification_import_state_is_known"),
        impossible(
            "verification_import SET share_token = NULL",
            "verification_import_token_only_while_requested"),
        impossible(
            "verification_import SET state = 'answered', import_reference = 'imp', found = 'under_review'",
            "verification_import_token_only_while_requested"),
        impossible(
            "verification_import SET state = 'answered', share_token = NULL",
            "verification_import_answer_only_when_answered"),
        impossible(
            "verification_import SET state = 'answered', share_token = NULL, import_reference = 'imp', found = 'lost'",
            "verification_import_found_is_known"),
        impossible(
            "verification_import SET state = 'answered', share_token = NULL, import_reference = 'imp', found = 'approved'",
            "verification_import_found_at_its_end"),
        impossible(
            "verification_import SET expires_at = now()",
            "verification_import_expires_only_when_approved"),
        impossible(
            "verification_import SET retryable = true",
            "verification_import_retryable_only_when_rejected"),
        impossible(
            "verification_import SET state = 'refused', share_token = NULL",
            "verification_import_rejection_only_when_refused"),
        impossible(
            "verification_import SET version = 0", "verification_import_versions_count_from_one"),
        impossible(
            "card_programme SET state = 'asleep', approved_at = NULL",
            "card_programme_state_is_known"),
        impossible("card_programme SET as_of = NULL", "card_programme_has_its_age"),
        impossible(
            "card_programme SET provider_word = 'on_hold'",
            "card_programme_word_only_when_not_understood"),
        impossible(
            "card_programme SET state = 'eligible', approved_at = NULL, iban = true",
            "card_programme_application_only_once_it_was_made"),
        impossible(
            "card_programme SET state = 'applied'", "card_programme_approval_only_when_approved"),
        impossible("card_programme SET total_cards = 2", "card_programme_counts_come_together"),
        impossible(
            "card_programme SET rejection_reason = 'x'",
            "card_programme_reason_only_when_rejected"),
        impossible(
            "master_wallet_movement SET kind = 'gift'", "master_wallet_movement_kind_is_known"),
        impossible(
            "master_wallet_movement SET kind = 'other'",
            "master_wallet_movement_kind_word_only_for_another_kind"),
        impossible(
            "master_wallet_movement SET state = 'lost'", "master_wallet_movement_state_is_known"),
        impossible(
            "master_wallet_movement SET state_word = 'done'",
            "master_wallet_movement_state_word_only_when_not_understood"),
        impossible(
            "master_wallet_movement SET currency = 'usd'",
            "master_wallet_movement_currency_is_a_code"),
        impossible(
            "master_wallet_movement SET currency = NULL",
            "master_wallet_movement_amount_has_its_currency"),
        impossible(
            "master_wallet_movement SET listed_at = now()",
            "master_wallet_movement_is_listed_by_when_it_began"),
        impossible(
            "master_wallet_history SET page = 2", "master_wallet_history_goes_on_only_once_begun"),
        impossible(
            "import_run SET state = 'finished', finished_at = now()",
            "import_run_place_only_while_running"),
        impossible("import_run SET page = 0", "import_run_counts_up"),
        impossible("import_run SET finished_at = now()", "import_run_ends_once"),
        impossible(
            "adoption_proposal SET match = 'email'",
            "adoption_proposal_names_a_customer_unless_it_is_new"),
        impossible(
            "adoption_proposal SET status = NULL", "adoption_proposal_says_what_its_list_says"),
        impossible(
            "adoption_proposal SET deployed = true", "adoption_proposal_says_what_its_list_says"),
        impossible(
            "adoption_proposal SET state = 'confirmed', customer_id = (SELECT min(id) FROM purser.customer)",
            "adoption_proposal_forgets_people_once_confirmed"),
        impossible("customer SET tenant_id = 'ten_1'", "typeid_is_well_formed"),
        impossible(
            "operation SET state = 'lost', due_at = NULL, evidence = NULL WHERE state = 'unknown'",
            "operation_state_is_known"),
        impossible(
            "operation SET state = 'planned', evidence = NULL WHERE state = 'unknown'",
            "operation_sends_agree_with_the_state"),
        impossible(
            "operation SET evidence = NULL WHERE state = 'unknown'",
            "operation_evidence_only_in_doubt"),
        impossible(
            "operation SET due_at = NULL WHERE state = 'unknown'", "operation_due_while_it_waits"),
        impossible(
            "operation SET state = 'confirmed', due_at = NULL, evidence = NULL WHERE state ="
                + " 'unknown'",
            "operation_confirmed_at_only_when_confirmed"),
        impossible(
            "operation SET class = 'send_once', sends = 2 WHERE state = 'unknown'",
            "operation_money_is_sent_once"),
        impossible(
            "operation SET class = 'twice' WHERE state = 'unknown'", "operation_class_is_known"),
        impossible(
            "operation SET first_sent_at = NULL WHERE state = 'unknown'",
            "operation_first_sent_when_sent"),
        impossible(
            "operation SET state = 'manual' WHERE state = 'unknown'",
            "operation_manual_since_only_while_manual"),
        impossible(
            "operation SET state = 'sent', sent_at = now(), due_at = NULL, evidence = NULL"
                + " WHERE state = 'unknown'",
            "operation_sent_under_a_lease"),
        impossible(
            "wallet SET state = 'closed', provider_wallet_id = NULL, address = NULL, activated_at ="
                + " NULL",
            "wallet_state_is_known"),
        impossible("wallet SET address = NULL", "wallet_provider_only_while_active"),
        impossible(
            "wallet SET state = 'failed', failure = 'x', failed_at = now()",
            "wallet_provider_only_while_active"),
        impossible("wallet SET failure_code = 'x'", "wallet_failure_only_when_failed"),
        impossible("wallet SET decimals = 2", "wallet_balance_in_the_wallets_asset"),
        impossible("wallet_balance SET ledger = 0.5", "wallet_balance_counts_whole_units"),
        impossible("wallet_balance SET symbol = 'EURC'", "wallet_balance_in_the_wallets_asset"),
        impossible("wallet_balance SET held = -1", "wallet_balance_holds_whole_units"),
        impossible(
            "wallet SET state = 'lost', provider_holder = 'x'", "wallet_holder_only_while_active"),
        impossible("transfer SET state = 'lost'", "transfer_state_is_known"),
        impossible("transfer SET units = 0.5", "transfer_counts_whole_units"),
        impossible("transfer SET units = 0", "transfer_counts_whole_units"),
        impossible("transfer SET symbol = 'EURC'", "transfer_in_the_wallets_asset"),
        impossible(
            "transfer SET provider_transaction_id = 'x'", "transfer_provider_only_when_sent"),
        impossible("transfer SET chain_hash = 'x'", "transfer_told_only_when_sent"),
        impossible("transfer SET fee_platform = 1", "transfer_parts_belong_to_a_total"),
        impossible("transfer SET state = 'submitted'", "transfer_provider_only_when_sent"),
        impossible(
            "transfer SET state = 'completed', provider_transaction_id = 'x', submitted_at = now()",
            "transfer_completed_at_only_when_completed"),
        impossible(
            "transfer SET state = 'failed', provider_transaction_id = 'x', submitted_at = now()",
            "transfer_failed_at_only_when_failed"),
        impossible("transfer SET state = 'rejected'", "transfer_rejection_only_when_rejected"),
        impossible("transfer SET state = 'not_sent'", "transfer_given_up_only_when_not_sent"),
        impossible("transfer SET state = 'cancelled'", "transfer_cancelled_at_only_when_cancelled"),
        impossible(
            "transfer SET state = 'declined', rejection = 'approval_declined',"
                + " approval_ordered_by = 'a', approval_due_at = now()",
            "transfer_declined_at_only_when_declined"),
        impossible(
            "transfer SET approval_ordered_by = 'a', approval_due_at = now(),"
                + " approval_given_by = 'a'",
            "transfer_approval_is_given_by_another"),
        impossible(
            "transfer SET approval_ordered_by = 'a', approval_due_at = now(),"
                + " approval_given_by = 'b', approval_hands = ARRAY['c', 'b']",
            "transfer_approval_is_given_by_no_hand"),
        impossible(
            "transfer SET approval_ordered_by = 'a', approval_due_at = now()",
            "transfer_waits_while_nobody_has_approved"),
        impossible(
            "transfer SET state = 'awaiting_approval'", "transfer_waits_while_nobody_has_approved"),
        impossible(
            "transfer SET state = 'awaiting_approval', approval_ordered_by = 'a'",
            "transfer_approval_is_wanted_by_somebody"),
        impossible(
            "operation SET state = 'withheld', due_at = NULL, attempt = 1 WHERE state = 'planned'",
            "operation_withheld_is_not_taken_up"),
        impossible(
            "operation SET state = 'withheld', due_at = NULL, evidence = NULL"
                + " WHERE state = 'unknown'",
            "operation_sends_agree_with_the_state"),
        impossible(
            "transfer_limits SET customer_id = NULL",
            "transfer_limits_are_known_by_whose_they_are"),
        impossible(
            "reconciliation_break SET kind = 'timing'",
            "reconciliation_break_kind_is_one_of_its_state"),
        impossible(
            "reconciliation_break SET ended_at = NULL", "reconciliation_break_ended_unless_open"),
        impossible(
            "reconciliation_break SET since = now()", "reconciliation_break_since_while_open"),
        impossible(
            "reconciliation_break SET taken_at = NULL", "reconciliation_break_owner_has_taken_it"),
        impossible(
            "reconciliation_break SET evidence = NULL",
            "reconciliation_break_closed_by_somebody_with_evidence"),
        impossible(
            "reconciliation_break SET ledger_units = 0.5",
            "reconciliation_break_counts_whole_units"),
        impossible("tenant_settings SET caller_burst = 0", "tenant_settings_rates_are_possible"),
        impossible(
            "tenant_settings SET origins = array_fill('https://a.example'::text, ARRAY[51])",
            "tenant_settings_origins_are_few"),
        impossible("tenant_settings SET version = 0", "tenant_settings_versions_count_from_one"),
        impossible(
            "tenant_settings SET issuers_due_at = NULL",
            "tenant_settings_issuers_are_asked_for_by_somebody"),
        impossible(
            "transfer_limits SET loosening_due_at = NULL",
            "transfer_limits_loosening_is_asked_for_by_somebody"),
        impossible("transfer_limits SET version = 0", "transfer_limits_versions_count_from_one"),
        impossible("transfer SET tries = 0", "transfer_tries_count_from_one"),
        impossible(
            "idempotency_record SET state = 'claimed'", "idempotency_record_answer_unless_claimed"),
        impossible(
            "idempotency_record SET answer = NULL, about = NULL",
            "idempotency_record_answer_unless_claimed"),
        impossible(
            "idempotency_record SET lease_until = now()",
            "idempotency_record_lease_only_while_claimed"),
        impossible(
            "inbox_delivery SET state = 'applied', closed_at = now()",
            "inbox_delivery_due_only_while_waiting"),
        impossible("inbox_delivery SET closed_at = now()", "inbox_delivery_closed_unless_waiting"),
        impossible(
            "webhook_endpoint SET previous_until = NULL", "webhook_endpoint_previous_secret_ends"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void an_impossible_row_is_refused(String change, String constraint) throws SQLException {
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      sql.execute("SELECT set_config('app.tenant', ?, true)", tenant.id().value());
      sql.execute("SELECT set_config('app.account', ?, true)", tenant.account().value());

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> sql.execute("UPDATE purser." + change))
          .withMessageContaining('"' + constraint + '"');
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "document       | kind      | 'selfie'                                | document_kind_is_known",
        "document       | file_type | 'exe'                                   | document_file_type_is_known",
        "document_piece | number    | 40                                      | document_piece_at_most_forty",
        "document_piece | content   | convert_to(repeat('x', 262174), 'UTF8') | document_piece_no_larger_than_it_may_be"
      })
  void an_impossible_document_is_not_added(
      String table, String column, String value, String constraint) throws SQLException {
    var columns =
        table.equals("document")
            ? "tenant_id, id, customer_id, kind, file_type, details, content_index, created_at"
            : "tenant_id, document_id, number, content";
    var values = columns.replaceFirst("\\b" + column + "\\b", value);
    try (var connection = database.asApplication()) {
      connection.setAutoCommit(false);
      var sql = new Sql(connection);
      sql.execute("SELECT set_config('app.tenant', ?, true)", tenant.id().value());

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () ->
                  sql.execute(
                      "INSERT INTO purser.%1$s (%2$s) SELECT %3$s FROM purser.%1$s"
                          .formatted(table, columns, values)))
          .withMessageContaining('"' + constraint + '"');
    }
  }

  /** With a change that would be fine, could it be made. */
  static List<Arguments> unchangeable() {
    return List.of(
        Arguments.of("audit_entry", "action = 'nothing'"),
        Arguments.of("audit_batch", "sealed_at = now()"),
        Arguments.of("audit_digest", "nth = nth + 1"),
        Arguments.of("event_log", "type = 'customer.unchanged'"),
        Arguments.of("login", "customer_id = customer_id"),
        Arguments.of("tenant", "slug = 'renamed'"),
        Arguments.of("tenant", "mode = 'live'"),
        Arguments.of("api_key", "scopes = scopes"),
        Arguments.of("api_key", "hash = hash"),
        Arguments.of("api_key", "told_to = told_to"),
        Arguments.of("invitation", "told_to = told_to"),
        Arguments.of("ledger_posting", "posted_at = posted_at"),
        Arguments.of("ledger_entry", "credit = credit + 1"),
        Arguments.of("transfer_quote", "expires_at = expires_at + interval '1 day'"),
        Arguments.of("document", "kind = 'other'"),
        Arguments.of("document_piece", "content = content"),
        Arguments.of("inbox_event", "delivery_id = delivery_id"));
  }

  @ParameterizedTest
  @MethodSource("unchangeable")
  void what_is_only_added_to_cannot_be_changed(String table, String change) throws SQLException {
    try (var connection = database.asApplication()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () -> new Sql(connection).execute("UPDATE purser." + table + " SET " + change))
          .withMessageContaining("permission denied");
    }
  }

  /** Logins and documents end with their customer, and quotes when the customer is erased. */
  static List<Arguments> unremovable() {
    return unchangeable().stream()
        .filter(arguments -> !arguments.get()[0].equals("login"))
        .filter(arguments -> !arguments.get()[0].equals("transfer_quote"))
        .filter(arguments -> !arguments.get()[0].toString().startsWith("document"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("unremovable")
  void what_is_only_added_to_cannot_be_removed(String table) throws SQLException {
    try (var connection = database.asApplication()) {
      for (var removal : List.of("DELETE FROM purser.", "TRUNCATE purser.")) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> new Sql(connection).execute(removal + table))
            .withMessageContaining("permission denied");
      }
    }
  }

  private static Arguments impossible(String change, String constraint) {
    return Arguments.of(change, constraint);
  }
}
