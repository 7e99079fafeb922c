package io.purser.local.faults;

import io.purser.local.Site;
import java.util.HashMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Hands each test the site that it has locked. A site is made when the first test asks for it and
 * closed after the last.
 */
final class Sites implements ParameterResolver {
  /** Where nodes are killed. */
  static final String KILLED = "the site with killed nodes";

  /** Where nodes hang and the database fails. */
  static final String HALTED = "the site with halted parts";

  /** Where the provider misbehaves. */
  static final String MISLED = "the site with a misbehaving provider";

  /** Where the provider counts calls, and the platform keeps to the same quota. */
  static final String METERED = "the site with a provider that counts calls";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Site.class;
  }

  @Override
  public Site resolveParameter(ParameterContext parameter, ExtensionContext test) {
    var name = test.getRequiredTestClass().getAnnotation(ResourceLock.class).value();
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.create(Sites.class))
        .getOrComputeIfAbsent(name, Sites::started, Site.class);
  }

  private static Site started(String name) {
    var settings = new HashMap<String, String>();
    if (Extent.chosen() == Extent.SHORT) {
      // Such nodes do not live long enough for the second compiler to be worth its work.
      settings.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    }
    if (name.equals(METERED)) {
      settings.putAll(Quota.OF_THE_TEST.settings());
    }
    return new Site(settings);
  }
}
