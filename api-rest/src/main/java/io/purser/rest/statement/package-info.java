/** What came and went in a period, for people and their spreadsheets. */
@NullMarked
package io.purser.rest.statement;

import org.jspecify.annotations.NullMarked;
