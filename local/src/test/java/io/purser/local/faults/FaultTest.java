package io.purser.local.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that breaks a {@link io.purser.local.Site}. Runs in an execution of its own ({@code
 * local/pom.xml}), beside tests of other sites; those of one site name it with {@link
 * org.junit.jupiter.api.parallel.ResourceLock} and run one after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("faults")
@ExtendWith(Sites.class)
@interface FaultTest {}
