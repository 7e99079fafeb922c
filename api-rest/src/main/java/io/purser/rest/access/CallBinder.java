package io.purser.rest.access;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands the {@link Call} to the methods that take one; there is none unless the gate let it in. */
@Singleton
final class CallBinder implements TypedRequestArgumentBinder<Call> {
  @Override
  public Argument<Call> argumentType() {
    return Argument.of(Call.class);
  }

  @Override
  public BindingResult<Call> bind(ArgumentConversionContext<Call> context, HttpRequest<?> request) {
    Optional<Call> call = request.getAttribute(Gate.CALL, Call.class);
    return () -> call;
  }
}
