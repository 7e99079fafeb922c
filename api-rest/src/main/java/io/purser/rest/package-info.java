/** The product API: HTTP and JSON, and nothing of the business. */
@NullMarked
package io.purser.rest;

import org.jspecify.annotations.NullMarked;
