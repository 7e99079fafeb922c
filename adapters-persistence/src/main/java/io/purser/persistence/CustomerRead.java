package io.purser.persistence;

import java.util.function.Function;
import org.jooq.Record;
import org.jooq.Result;

/**
 * A query about one customer that is sent together with others, and what it tells.
 *
 * @param query its parameters are the tenant and the customer, in this order
 */
public record CustomerRead<T>(ReadyStatement query, Function<Result<Record>, T> meaning) {}
