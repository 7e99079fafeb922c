package io.purser.app;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.DefaultEnvironment;
import io.micronaut.runtime.Micronaut;
import io.purser.app.setting.RequiredSettings;
import io.purser.app.setting.UnusableSetting;
import io.purser.domain.tenant.WrongMasterKey;
import io.purser.persistence.Migrator;
import io.purser.persistence.seal.RootKeys;
import io.purser.persistence.verify.AuditVerification;
import io.purser.persistence.verify.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the platform, or does one of the things that are done before it starts. */
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  private static final int USAGE = 2;
  private static final int REFUSED = 1;

  private static final String HELP =
      """
      Purser: the backend between your apps and the provider.

        serve       serves the product API (the default)
        migrate     brings the database schema up to date
        verify      checks the whole database, as the owner of its schema, while it is in use; exits with 1
                      and names what is wrong, a line each, when something is
                      --audit           reads the whole audit log against its seals instead, names every entry
                                        that was edited, removed or added, and prints the heads of its chains
                      --audit EXPORT    checks a file that the API has exported, without a database or a key
                      --heads FILE      with --audit: and against heads that were printed or logged before
                      --unsigned-until TIME   with --audit: when the last node of a version that signed no
                                        entries was stopped
        bootstrap   makes tenants and API keys, and registers the provider's webhook; may be repeated
                      --tenant SLUG     a tenant to make; may be given several times (default)
                      --mode MODE       test or live, for ever; API keys say which (live)
                      --account NAME    the provider account that serves them (default)
                      --service NAME    the service that gets a key (backend)
                      --keys DIR        writes the key of each tenant to SLUG.key, unless that is there already
        tenant      administers tenants; each change gives a --reason, and lands in the tenant's audit log
                      create SLUG       a tenant; --account NAME (default) and --mode MODE (live) as above
                      list              all tenants, newest first
                      show SLUG         one tenant, since when its account is opened by what, and what was
                                        set for it
                      suspend SLUG      nobody who belongs to it gets in from then on
                      resume SLUG       lets them back in
                      set SLUG          what is different for it: --origins ORIGIN,ORIGIN (or none),
                                        --caller-per-second, --caller-burst, --tenant-per-second and
                                        --tenant-burst; platform in place of a value is what the
                                        platform's settings say
                      issuer SLUG       whose access tokens are taken for it: --issuer, --audience, --keys
                                        ADDRESS, --kind end-user or operator, --customer-claim,
                                        --roles-claim, --token-type
                      remove-issuer SLUG  takes them no more: --issuer, --audience
                      credentials SLUG  sets what opens its account at the provider: reads the key and the
                                        secret from standard input, a line each
        rotate-master-key
                    seals the root key under the master key of purser.next-master-key-file, as the owner
                    of the schema; docs/operations.md tells the steps; may be repeated
        help        prints this

      Settings come from the environment or from a file named by MICRONAUT_CONFIG_FILES; docs/configuration.md lists them.
      """;

  private Main() {}

  public static void main(String... arguments) {
    var command = arguments.length == 0 ? "serve" : arguments[0];
    var rest =
        arguments.length == 0
            ? List.<String>of()
            : Arrays.asList(arguments).subList(1, arguments.length);
    int status =
        switch (command) {
          case "serve" -> checked(() -> serve(rest));
          case "migrate" -> checked(Main::migrate);
          case "verify" -> verify(rest);
          case "rotate-master-key" -> checked(() -> rotateMasterKey(rest));
          case "bootstrap" -> checked(() -> bootstrap(rest));
          case "tenant" -> tenant(rest);
          case "help", "--help", "-h" -> say(System.out, HELP, 0);
          default ->
              say(System.err, "purser: there is no command '" + command + "'\n\n" + HELP, USAGE);
        };
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Refuses to begin while a setting is missing or weak. */
  private static int checked(IntSupplier command) {
    try (var environment = new DefaultEnvironment(() -> List.of())) {
      environment.start();
      var problems = new RequiredSettings(environment).problems();
      if (!problems.isEmpty()) {
        problems.forEach(problem -> say(System.err, "purser: " + problem, REFUSED));
        return say(
            System.err, "purser: not started; docs/configuration.md lists every setting", REFUSED);
      }
    }
    try {
      return command.getAsInt();
    } catch (UnusableSetting | UnusableOption unusable) {
      return say(System.err, "purser: " + unusable.getMessage(), REFUSED);
    } catch (RuntimeException failed) {
      var wrongKey = wrongMasterKey(failed);
      if (wrongKey.isPresent()) {
        return say(System.err, "purser: not started: " + wrongKey.get().getMessage(), REFUSED);
      }
      // What has begun may leave threads behind; who waits for this process is to learn of it.
      LOG.error("the command failed", failed);
      return REFUSED;
    }
  }

  /** The context wraps what has kept a bean from being made. */
  private static Optional<WrongMasterKey> wrongMasterKey(Throwable failed) {
    return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
        .filter(WrongMasterKey.class::isInstance)
        .map(WrongMasterKey.class::cast)
        .findFirst();
  }

  private static int rotateMasterKey(List<String> arguments) {
    if (!arguments.isEmpty()) {
      return say(System.err, "purser: rotate-master-key takes no options\n\n" + HELP, USAGE);
    }
    try (var context = ApplicationContext.run()) {
      var next = context.getBean(RequiredSettings.class).nextMasterKey();
      if (next.isEmpty()) {
        throw new UnusableSetting(RequiredSettings.NEXT_MASTER_KEY_FILE, "is missing");
      }
      boolean changed = context.getBean(RootKeys.class).rewrap(next.get());
      return say(
          System.out,
          (changed ? "the root key is now sealed" : "the root key was sealed already")
              + " under the master key with the fingerprint "
              + next.get().fingerprint(),
          0);
    }
  }

  private static int serve(List<String> arguments) {
    if (!arguments.isEmpty()) {
      return say(System.err, "purser: serve takes no options\n\n" + HELP, USAGE);
    }
    Micronaut.build(new String[0]).banner(false).start();
    return 0;
  }

  private static int migrate() {
    try (var context = ApplicationContext.run()) {
      int count = context.getBean(Migrator.class).migrate();
      return say(System.out, count + " migrations were run; the schema is up to date", 0);
    }
  }

  private static int verify(List<String> arguments) {
    try {
      return switch (VerifyOptions.parse(arguments).orElse(null)) {
        case null ->
            say(System.err, "purser: those are not the options of verify\n\n" + HELP, USAGE);
        case VerifyOptions.Everything _ -> checked(Main::verifyEverything);
        case VerifyOptions.Audit audit -> checked(() -> verifyAudit(audit));
        case VerifyOptions.File file -> verifyFile(file);
      };
    } catch (UnusableSetting unusable) {
      return say(System.err, "purser: " + unusable.getMessage(), REFUSED);
    }
  }

  private static int verifyFile(VerifyOptions.File options) {
    try {
      return report(AuditFile.verify(options.export(), options.kept()));
    } catch (IOException e) {
      return nothingWasChecked("the file cannot be read: " + options.export());
    }
  }

  private static int report(AuditVerification.Result.Checked checked) {
    VerificationReport.lines(checked).forEach(line -> say(System.out, line, 0));
    return checked.isRight() ? 0 : REFUSED;
  }

  private static int verifyEverything() {
    try (var context = ApplicationContext.run()) {
      return switch (context.getBean(Verification.class).run()) {
        case Verification.Result.Checked checked -> {
          VerificationReport.lines(checked).forEach(line -> say(System.out, line, 0));
          yield checked.isRight() ? 0 : REFUSED;
        }
        case Verification.Result.NotPossible(var why) -> nothingWasChecked(why);
      };
    }
  }

  private static int verifyAudit(VerifyOptions.Audit options) {
    try (var context = ApplicationContext.run()) {
      var verification = context.getBean(AuditVerification.class);
      return switch (verification.run(options.kept(), options.unsignedUntil())) {
        case AuditVerification.Result.Checked checked -> report(checked);
        case AuditVerification.Result.NotPossible(var why) -> nothingWasChecked(why);
      };
    }
  }

  private static int nothingWasChecked(String why) {
    return say(System.err, "purser: nothing was checked: " + why, REFUSED);
  }

  private static int bootstrap(List<String> arguments) {
    var options = BootstrapOptions.parse(arguments);
    if (options.isEmpty()) {
      return say(System.err, "purser: those are not the options of bootstrap\n\n" + HELP, USAGE);
    }
    try (var context = ApplicationContext.run()) {
      context.getBean(Migrator.class).migrate();
      // Before there are tenants, so that it is made and not taken over.
      var _ = context.getBean(RootKeys.class).rootKey();
      context.getBean(Bootstrap.class).run(options.get()).forEach(line -> say(System.out, line, 0));
      return 0;
    }
  }

  private static int tenant(List<String> arguments) {
    return switch (TenantOptions.parse(arguments).orElse(null)) {
      case null -> say(System.err, "purser: those are not the options of tenant\n\n" + HELP, USAGE);
      case TenantOptions options -> checked(() -> tenant(options));
    };
  }

  private static int tenant(TenantOptions options) {
    try (var context = ApplicationContext.run()) {
      var _ = context.getBean(RootKeys.class).rootKey();
      context
          .getBean(TenantCommand.class)
          .run(options, System.in)
          .forEach(line -> say(System.out, line, 0));
      return 0;
    }
  }

  private static int say(PrintStream to, String text, int status) {
    to.println(text);
    return status;
  }
}
