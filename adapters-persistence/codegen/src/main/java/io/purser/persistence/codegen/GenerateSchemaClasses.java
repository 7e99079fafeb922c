package io.purser.persistence.codegen;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Migrates an empty PostgreSQL and generates jOOQ classes from what comes out, so the classes know
 * the schema that production has and no other. Does nothing when neither the migrations nor this
 * module have changed since the last time.
 */
public final class GenerateSchemaClasses {
  private static final String SCHEMA = "purser";
  private static final String PACKAGE = "io.purser.persistence.schema";

  private GenerateSchemaClasses() {}

  /**
   * @param arguments the folder of the migrations and the folder for the classes
   */
  public static void main(String[] arguments) throws Exception {
    var migrations = Path.of(arguments[0]);
    var output = Path.of(arguments[1]);
    var stamp = output.resolve("generated-from");
    var sources = Fingerprint.of(migrations, GenerateSchemaClasses.class, ColumnTypes.class);
    if (Files.exists(stamp) && Files.readString(stamp).equals(sources)) {
      return;
    }
    try (var postgres = EmbeddedPostgres.start()) {
      generate(postgres, migrations, output);
    }
    Files.writeString(stamp, sources);
  }

  private static void generate(EmbeddedPostgres postgres, Path migrations, Path output)
      throws Exception {
    migrate(postgres, migrations);
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(
                new Jdbc()
                    .withDriver("org.postgresql.Driver")
                    .withUrl(postgres.getJdbcUrl("postgres", "postgres")))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.postgres.PostgresDatabase")
                            .withInputSchema(SCHEMA)
                            .withExcludes("flyway_schema_history")
                            .withForcedTypes(ColumnTypes.all()))
                    .withGenerate(
                        new Generate()
                            .withRecords(true)
                            .withComments(false)
                            .withImplicitJoinPathsToOne(false)
                            .withImplicitJoinPathsToMany(false)
                            .withImplicitJoinPathsManyToMany(false)
                            .withGlobalCatalogReferences(false))
                    .withTarget(
                        new Target().withPackageName(PACKAGE).withDirectory(output.toString()))));
  }

  private static void migrate(EmbeddedPostgres postgres, Path migrations)
      throws SQLException, IOException {
    Flyway.configure()
        .dataSource(postgres.getPostgresDatabase())
        .locations("filesystem:" + migrations)
        .configuration(Map.of("flyway.defaultSchema", SCHEMA))
        .load()
        .migrate();
  }
}
