/** Makes classes out of the schema, so that the compiler checks every query against it. */
@NullMarked
package io.purser.persistence.codegen;

import org.jspecify.annotations.NullMarked;
