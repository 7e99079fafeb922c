package io.purser.persistence.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerFilter;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.NameWords;
import io.purser.domain.customer.RegistrationState;
import io.purser.domain.list.Order;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Sql;
import io.purser.persistence.TestDatabase;
import io.purser.persistence.seal.BlindIndexes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What PostgreSQL reads for a page of customers, of whom there are {@value #CUSTOMERS}: as much as
 * it shows, wherever the page is. Counts pages of the database and no time, so it is the same on
 * every machine.
 */
class CustomerPlansTest {
  private static final int CUSTOMERS = 30_000;
  private static final int LIMIT = 20;
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private static final int FAR_FROM_THE_NEWEST = 10_000;

  /**
   * A page is one more row than it shows. For each the customer, its key and one or two entries of
   * other indexes are found by going down trees of two or three pages; of those who have one word,
   * every other one has the second too.
   */
  private static final int MOST_BLOCKS = (LIMIT + 1) * 40;

  private static TestDatabase database;
  private static TenantId tenant;

  @BeforeAll
  static void start() throws SQLException {
    database = new TestDatabase();
    var owner = database.newTenant();
    tenant = owner.id();
    try (var connection = database.asSuperuser()) {
      var sql = new Sql(connection);
      // What is committed and not on the disk yet is not marked as visible to all.
      sql.execute("SET synchronous_commit = on");
      addCustomers(sql, owner);
      addNames(sql);
      addOnboardings(sql);
      for (var table : List.of("customer", "customer_name_word", "card_onboarding")) {
        // Marks the pages as visible to all, without which an index alone never answers.
        sql.execute("VACUUM ANALYZE purser." + table);
      }
    }
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  /**
   * Every hundredth is something that the others are not, each time another one. They lie on the
   * disk in no order, or neighbours would come for nothing.
   */
  private static void addCustomers(Sql sql, Tenant owner) throws SQLException {
    sql.execute(
        """
        INSERT INTO purser.customer (tenant_id, id, account_id, type,
          state, suspension_reason, suspended_at,
          registration, registration_failure, registration_failed_at,
          provider_customer_id, provider_status, provider_status_as_of,
          onboarded, created_at, updated_at, version, name_rule)
        SELECT ?, CASE n % 100 WHEN 1 THEN 'biz_' ELSE 'cus_' END || lpad(n::text, 26, '0'), ?,
          CASE n % 100 WHEN 1 THEN 'business' ELSE 'individual' END,
          CASE n % 100 WHEN 2 THEN 'suspended' ELSE 'active' END,
          CASE n % 100 WHEN 2 THEN '\\x00'::bytea END,
          CASE n % 100 WHEN 2 THEN now() END,
          CASE n % 100 WHEN 3 THEN 'failed' WHEN 4 THEN 'registered' ELSE 'none' END,
          CASE n % 100 WHEN 3 THEN 'refused_by_provider' END,
          CASE n % 100 WHEN 3 THEN now() END,
          CASE n % 100 WHEN 4 THEN 'p' || n END,
          CASE n % 100 WHEN 4 THEN 'blocked' END,
          CASE n % 100 WHEN 4 THEN now() END,
          n % 100 <> 5,
          ?::timestamptz + n * interval '1 minute', now(), 1, 1
        FROM generate_series(1, ?) n
        ORDER BY md5(n::text)
        """,
        owner.id().value(), owner.account().value(), FIRST.toString(), CUSTOMERS);
  }

  /** Each hundredth has been declined, once and again, and another one is proving who they are. */
  private static void addOnboardings(Sql sql) throws SQLException {
    for (var tries : List.of("d", "e")) {
      sql.execute(
          """
          INSERT INTO purser.card_onboarding (tenant_id, id, account_id, customer_id,
            customer_created_at, state, failure, created_at, updated_at, version)
          SELECT tenant_id, 'onb' || ? || substr(id, 4), account_id, id, created_at, 'declined',
            'refused_by_provider', now(), now(), 1
          FROM purser.customer WHERE right(id, 6)::int % 100 = 6
          """,
          tries);
    }
    sql.execute(
        """
        INSERT INTO purser.card_onboarding (tenant_id, id, account_id, customer_id,
          customer_created_at, state, provider_card_customer_id, email_verified, kyc,
          source_of_funds_given, phone_verified, deployment_asked, deployed, has_card,
          provider_understood, created_at, updated_at, version)
        SELECT tenant_id, 'onb' || substr(id, 4), account_id, id, created_at, 'kyc', id, true,
          'in_review', false, false, false, false, false, true, now(), now(), 1
        FROM purser.customer WHERE right(id, 6)::int % 100 = 7
        """);
  }

  /** Every second one is an Ana, every fifth a Silva, and each has a word of their own. */
  private static void addNames(Sql sql) throws SQLException {
    addWord(sql, "ana", 2);
    addWord(sql, "silva", 5);
    sql.execute(
        """
        INSERT INTO purser.customer_name_word (tenant_id, word_index, created_at, customer_id, mark)
        SELECT tenant_id, decode(md5(id), 'hex'), created_at, id, decode(repeat('00', 16), 'hex')
        FROM purser.customer
        """);
  }

  private static void addWord(Sql sql, String word, int everyHowMany) throws SQLException {
    sql.execute(
        """
        INSERT INTO purser.customer_name_word (tenant_id, word_index, created_at, customer_id, mark)
        SELECT tenant_id, ?, created_at, id, CASE WHEN right(id, 6)::int % 10 = 0 THEN ? ELSE ? END
        FROM purser.customer WHERE right(id, 6)::int % ? = 0
        """,
        hash(word), mark("ana", "silva"), mark(word), everyHowMany);
  }

  private static byte[] mark(String... words) {
    return WordMark.of(Arrays.stream(words).map(CustomerPlansTest::hash).toArray(byte[][]::new));
  }

  private static byte[] hash(String word) {
    return database.get(BlindIndexes.class).ofNameWord(tenant, word);
  }

  static Stream<List<CustomerFilter>> lists() {
    return Stream.of(
        List.of(),
        List.of(called("ana")),
        List.of(called("silva ana")),
        List.of(new CustomerFilter.OfType(CustomerType.BUSINESS)),
        List.of(new CustomerFilter.OfType(CustomerType.INDIVIDUAL)),
        List.of(new CustomerFilter.InState(CustomerState.SUSPENDED)),
        List.of(new CustomerFilter.InState(CustomerState.ACTIVE)),
        List.of(new CustomerFilter.InRegistration(RegistrationState.FAILED)),
        List.of(new CustomerFilter.InRegistration(RegistrationState.NONE)),
        List.of(new CustomerFilter.WithProviderStatus("blocked")),
        List.of(new CustomerFilter.AtStage(Stage.KYC)),
        List.of(new CustomerFilter.AtStage(Stage.DECLINED)),
        List.of(new CustomerFilter.NeverOnboarded()));
  }

  private static CustomerFilter called(String words) {
    return new CustomerFilter.WithName(NameWords.of(words));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_page_far_down_reads_what_the_first_one_reads_and_no_more_than_it_shows(
      List<CustomerFilter> filters) {
    var plans =
        List.of(
            explain(filters, Order.NEWEST_FIRST, null),
            explain(filters, Order.NEWEST_FIRST, FAR_FROM_THE_NEWEST),
            explain(filters, Order.OLDEST_FIRST, null),
            explain(filters, Order.OLDEST_FIRST, CUSTOMERS - FAR_FROM_THE_NEWEST));

    for (var plan : plans) {
      assertThat(plan.steps()).doesNotContain("Seq Scan", "Sort", "Incremental Sort");
      assertThat(plan.rows()).isEqualTo(LIMIT + 1);
      assertThat(plan.blocks()).isLessThan(MOST_BLOCKS);
    }
  }

  /** The server keeps a plan for statements that come often, and looks at no value for it. */
  @ParameterizedTest
  @MethodSource("lists")
  void a_plan_that_fits_every_value_reads_no_more(List<CustomerFilter> filters)
      throws SQLException {
    var after = new Position(FIRST, "cus_" + "%026d".formatted(1));
    var sql =
        database
            .work()
            .reading(
                tenant,
                () ->
                    database
                        .get(JooqCustomers.class)
                        .rows(
                            tenant,
                            filters,
                            Order.NEWEST_FIRST,
                            new PageRequest(LIMIT, after, false))
                        .getSQL(ParamType.INDEXED));
    // A limit that is a parameter would make the plan look dear.
    assertThat(sql).endsWith("fetch next " + (LIMIT + 1) + " rows only");
    var parameters = new AtomicInteger();
    var numbered =
        Pattern.compile("\\?").matcher(sql).replaceAll(_ -> "\\$" + parameters.incrementAndGet());
    try (var connection = database.asApplication()) {
      var server = new Sql(connection);
      server.execute("SET plan_cache_mode = force_generic_plan");
      server.execute("PREPARE page AS " + numbered);
      var nothing = String.join(", ", Collections.nCopies(parameters.get(), "NULL"));
      var plan = server.text("EXPLAIN (FORMAT JSON) EXECUTE page (" + nothing + ")");
      assertThat(Plan.steps(String.valueOf(plan)))
          .contains("Limit")
          .doesNotContain("Seq Scan", "Sort", "Incremental Sort", "Hash Join", "Merge Join");
    }
  }

  @Test
  void a_word_that_nobody_has_is_looked_for_once() {
    var plan = explain(List.of(called("nobody")), Order.NEWEST_FIRST, null);

    assertThat(plan.rows()).isZero();
    assertThat(plan.blocks()).isLessThan(10);
  }

  /** So that candidates who follow on each other are found in the same blocks. */
  @Test
  void a_second_word_is_looked_up_in_the_order_of_the_first() {
    var plan = explain(List.of(called("silva ana")), Order.NEWEST_FIRST, null);

    assertThat(plan.indexes())
        .filteredOn(index -> index.startsWith("customer_name_word"))
        .containsExactly("customer_name_word_pkey", "customer_name_word_pkey");
  }

  /** Going down the tree for each of the 6,000 who are called Silva would read 18,000 blocks. */
  @Test
  void whoever_lacks_a_second_word_by_the_mark_is_passed_over() {
    var word = wordThatNobodyIsMarkedWith();
    var plan = explain(List.of(called("silva " + word)), Order.NEWEST_FIRST, null);

    assertThat(plan.rows()).isZero();
    assertThat(plan.blocks()).isLessThan(300);
  }

  /** Shorter than Silva, so that those are walked along. */
  private static String wordThatNobodyIsMarkedWith() {
    var marked = new ArrayList<>(WordMark.bitsOf(hash("ana")));
    marked.addAll(WordMark.bitsOf(hash("silva")));
    return Stream.of("ivo", "eva", "leo", "mia", "zoe")
        .filter(word -> Collections.disjoint(WordMark.bitsOf(hash(word)), marked))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_plan_that_reads_everything_is_noticed() throws SQLException {
    try (var connection = database.asSuperuser()) {
      var sql = new Sql(connection);
      sql.execute("DROP INDEX purser.customer_by_type");
      try {
        var business = List.<CustomerFilter>of(new CustomerFilter.OfType(CustomerType.BUSINESS));
        assertThat(explain(business, Order.NEWEST_FIRST, null).blocks()).isGreaterThan(MOST_BLOCKS);
      } finally {
        sql.execute(
            "CREATE INDEX customer_by_type"
                + " ON purser.customer (tenant_id, type, created_at DESC, id DESC)");
      }
    }
  }

  private static Plan explain(List<CustomerFilter> filters, Order order, @Nullable Integer from) {
    var after =
        from == null
            ? null
            : new Position(FIRST.plusSeconds(60L * from), "cus_" + "%026d".formatted(from));
    var page = new PageRequest(LIMIT, after, false);
    return database
        .work()
        .reading(
            tenant,
            () ->
                Plan.of(
                    String.valueOf(
                        OpenWork.of(tenant)
                            .fetchValue(
                                "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {0}",
                                database
                                    .get(JooqCustomers.class)
                                    .rows(tenant, filters, order, page)))));
  }

  /**
   * @param steps the kinds of nodes
   * @param indexes what is read, each time that the plan names it
   * @param rows how many came out
   * @param blocks how many pages of the database were looked at
   */
  private record Plan(List<String> steps, List<String> indexes, int rows, int blocks) {
    static Plan of(String json) {
      var root = root(json);
      return new Plan(
          steps(json),
          root.findValuesAsText("Index Name"),
          (int) root.get("Actual Rows").asDouble(),
          root.get("Shared Hit Blocks").asInt() + root.get("Shared Read Blocks").asInt());
    }

    static List<String> steps(String json) {
      var steps = new ArrayList<String>();
      collect(root(json), steps);
      return steps;
    }

    private static JsonNode root(String json) {
      try {
        return JsonMapper.builder().build().readTree(json).get(0).get("Plan");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void collect(JsonNode node, List<String> steps) {
      steps.add(node.get("Node Type").asText());
      node.path("Plans").forEach(child -> collect(child, steps));
    }
  }
}
