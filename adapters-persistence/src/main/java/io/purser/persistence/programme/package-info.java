/**
 * The card programme, its master wallet and card customers, and what is to be adopted, in
 * PostgreSQL.
 */
@NullMarked
package io.purser.persistence.programme;

import org.jspecify.annotations.NullMarked;
