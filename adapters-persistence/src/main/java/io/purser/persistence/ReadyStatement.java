package io.purser.persistence;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Converter;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose text is made once. Making it costs more than anything else about a small
 * statement, so those that nearly every request sends are kept like this, as constants of their
 * repositories; their values come in the order in which their parameters stand in the text.
 */
public final class ReadyStatement {
  /** For making statements that are kept. */
  public static final DSLContext WITHOUT_CONNECTION =
      DSL.using(SQLDialect.POSTGRES, Transactions.SETTINGS);

  private final String sql;
  private final List<Param<?>> parameters;
  private final List<Field<?>> columns;

  private ReadyStatement(Query query, List<Field<?>> columns) {
    this.sql = WITHOUT_CONNECTION.render(query);
    this.parameters =
        WITHOUT_CONNECTION.extractParams(query).values().stream()
            .filter(parameter -> !parameter.isInline())
            .toList();
    this.columns = columns;
  }

  public static ReadyStatement of(Query query) {
    return new ReadyStatement(query, List.of());
  }

  /**
   * A query of named columns; not of all that a table has, since those are not in it. The very
   * objects are kept, by which jOOQ finds values fastest.
   */
  public static ReadyStatement of(Select<?> select) {
    return new ReadyStatement(
        select, select.$select().stream().<Field<?>>map(column -> (Field<?>) column).toList());
  }

  /** Adds a row with every column of the table; its values are those of a record. */
  public static ReadyStatement insertInto(Table<?> table) {
    return of(DSL.insertInto(table).columns(table.fields()).values(parametersFor(table)));
  }

  /** A parameter for every column of a table, in their order. */
  public static List<Param<?>> parametersFor(Table<?> table) {
    return Arrays.stream(table.fields()).<Param<?>>map(ReadyStatement::parameterFor).toList();
  }

  /** A parameter for a value of this column. */
  public static <T> Param<T> parameterFor(Field<T> column) {
    return DSL.val((T) null, column);
  }

  /** A parameter for any number of values of this column. */
  public static <T> Param<T[]> parametersFor(Field<T> column) {
    return DSL.val((T[]) null, column.getDataType().getArrayDataType());
  }

  /** The values of a record, followed by others. */
  public static @Nullable Object[] values(TableRecord<?> row, @Nullable Object... more) {
    return Stream.concat(Arrays.stream(row.intoArray()), Arrays.stream(more)).toArray();
  }

  /** How many rows it changed. In a unit of work of the tenant. */
  public int execute(TenantId tenant, @Nullable Object... values) {
    return execute(OpenWork.of(tenant), values);
  }

  /** How many rows it changed. In a unit of work of the account. */
  public int execute(ProviderAccountId account, @Nullable Object... values) {
    return execute(OpenWork.of(account), values);
  }

  private int execute(DSLContext dsl, @Nullable Object... values) {
    return dsl.connectionResult(
        connection -> {
          try (var statement = with(values).prepared(connection)) {
            return statement.executeUpdate();
          }
        });
  }

  /** The row that it finds, if any. In a unit of work of the tenant. */
  public Optional<Record> fetchOptional(TenantId tenant, @Nullable Object... values) {
    var dsl = OpenWork.of(tenant);
    return dsl.connectionResult(
        connection -> {
          try (var statement = with(values).prepared(connection);
              var rows = statement.executeQuery()) {
            return Optional.ofNullable(dsl.fetchOne(rows, columns.toArray(Field[]::new)));
          }
        });
  }

  /**
   * What each of these queries finds, in one round trip. They have the same values. In a unit of
   * work of the tenant.
   */
  public static List<Result<Record>> fetchTogether(
      TenantId tenant, List<ReadyStatement> queries, @Nullable Object... values) {
    return fetchTogether(tenant, queries.stream().map(query -> query.with(values)).toList());
  }

  /** The same for queries with values of their own. */
  public static List<Result<Record>> fetchTogether(TenantId tenant, List<Filled> queries) {
    var dsl = OpenWork.of(tenant);
    var together = Filled.together(queries);
    return dsl.connectionResult(
        connection -> {
          try (var statement = together.prepared(connection)) {
            statement.execute();
            var results = new ArrayList<Result<Record>>();
            for (var query : together.statements()) {
              try (var rows = statement.getResultSet()) {
                results.add(dsl.fetch(rows, query.columns.toArray(Field[]::new)));
              }
              statement.getMoreResults();
            }
            return results;
          }
        });
  }

  /** The statement with its values. */
  public Filled with(@Nullable Object... values) {
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(
          "the statement has " + parameters.size() + " parameters, not " + values.length);
    }
    return new Filled(List.of(this), Arrays.asList(values));
  }

  /** Statements with their values, to be sent as one text in one round trip. */
  public record Filled(List<ReadyStatement> statements, List<@Nullable Object> values) {
    static Filled together(List<Filled> all) {
      var values = new ArrayList<@Nullable Object>();
      all.forEach(filled -> values.addAll(filled.values()));
      return new Filled(
          all.stream().flatMap(filled -> filled.statements().stream()).toList(), values);
    }

    PreparedStatement prepared(Connection connection) throws SQLException {
      var statement =
          connection.prepareStatement(
              statements.stream().map(it -> it.sql).collect(Collectors.joining("; ")));
      int index = 0;
      for (var one : statements) {
        for (var parameter : one.parameters) {
          set(statement, index + 1, inDatabase(parameter.getConverter(), values.get(index)));
          index++;
        }
      }
      return statement;
    }

    private static <T> @Nullable T inDatabase(Converter<T, ?> converter, @Nullable Object value) {
      return value == null ? null : toDatabase(converter, value);
    }

    private static <T, U> T toDatabase(Converter<T, U> converter, Object value) {
      return converter.to(converter.toType().cast(value));
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value)
        throws SQLException {
      switch (value) {
        case null -> statement.setNull(index, Types.NULL);
        case Instant time -> statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        default -> statement.setObject(index, value);
      }
    }
  }
}
