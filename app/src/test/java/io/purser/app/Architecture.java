package io.purser.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the house, by name. */
final class Architecture {
  private static final String DOMAIN = "io.purser.domain..";
  private static final String YATIVO = "io.purser.yativo..";
  private static final String VERIFICATION = "io.purser.verification..";
  private static final String PERSISTENCE = "io.purser.persistence..";
  private static final String REST = "io.purser.rest..";
  private static final String APP = "io.purser.app..";

  static final Map<String, ArchRule> RULES = rules();

  private Architecture() {}

  private static Map<String, ArchRule> rules() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put(
        "the domain knows no technology",
        classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                DOMAIN,
                "java.lang..",
                "java.util..",
                "java.time..",
                "java.math..",
                "java.net",
                "java.text",
                "java.nio.charset",
                "java.security..",
                "javax.crypto..",
                "org.jspecify.."));
    rules.put(
        "the provider's adapter sees no other adapter",
        noClasses()
            .that()
            .resideInAPackage(YATIVO)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(VERIFICATION, PERSISTENCE, REST, APP));
    rules.put(
        "the importer's adapter sees no other adapter",
        noClasses()
            .that()
            .resideInAPackage(VERIFICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(YATIVO, PERSISTENCE, REST, APP));
    rules.put(
        "persistence sees no other adapter",
        noClasses()
            .that()
            .resideInAPackage(PERSISTENCE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(YATIVO, VERIFICATION, REST, APP));
    rules.put(
        "the API sees no other adapter",
        noClasses()
            .that()
            .resideInAPackage(REST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(YATIVO, VERIFICATION, PERSISTENCE, APP));
    // The API tells a database that is away from a bug of ours by the state of the driver's
    // exception.
    rules.put(
        "only persistence speaks SQL",
        noClasses()
            .that()
            .resideOutsideOfPackage(PERSISTENCE)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("org.jooq..", "java.sql..", "org.postgresql..")
                    .and(not(equivalentTo(SQLException.class)))));
    rules.put(
        "nothing but the API and the app serves HTTP",
        noClasses()
            .that()
            .resideOutsideOfPackages(REST, APP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.http.."));
    rules.put(
        "only the adapters of the provider and of the importer call out",
        noClasses()
            .that()
            .resideOutsideOfPackages(YATIVO, VERIFICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http"));
    // What webhooks are sent with looks at where it sends to; another client would not.
    rules.put(
        "webhooks are sent from one place",
        noClasses()
            .that()
            .resideOutsideOfPackage("io.purser.rest.sending..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc.."));
    rules.put(
        "names say something",
        noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base|Common|Misc)(\\$.*)?"));
    rules.put(
        "nobody reads the clock of the machine",
        noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
    rules.put(
        "nothing repeats by annotation or by library",
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.micronaut.retry..", "io.github.resilience4j.retry.."));
    return rules;
  }
}
