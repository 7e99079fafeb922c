/**
 * How fast the platform is: its requests against PostgreSQL alone and against an endpoint with
 * nothing behind it, how soon it is ready, what it adds to a call to the provider, and how its cost
 * grows.
 */
@NullMarked
package io.purser.bench;

import org.jspecify.annotations.NullMarked;
