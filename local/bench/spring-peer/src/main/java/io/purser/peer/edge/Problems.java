package io.purser.peer.edge;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Answers what ends a request early; the framework's own refusals are left to the framework. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String IN_A_MOMENT = "1";
  private static final String SOON = "2";

  @ExceptionHandler
  ResponseEntity<Object> refused(Refused refused, HttpServletRequest request) {
    return respond(refused, request);
  }

  @ExceptionHandler({
    TransientDataAccessException.class,
    CannotGetJdbcConnectionException.class,
    CannotCreateTransactionException.class
  })
  ResponseEntity<Object> passing(Exception failure, HttpServletRequest request) {
    LOG.warn("what will pass: {}", failure.getClass().getName());
    return respond(new Refused(ProblemCode.TEMPORARILY_UNAVAILABLE), request);
  }

  /** Without the message, which may quote what is personal. */
  @ExceptionHandler
  ResponseEntity<Object> failed(RuntimeException failure, HttpServletRequest request) {
    LOG.error("failed: {}", failure.getClass().getName());
    return respond(new Refused(ProblemCode.INTERNAL_ERROR), request);
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var code =
        switch (unreadable.getCause()) {
          case UnrecognizedPropertyException _ -> ProblemCode.UNKNOWN_MEMBER;
          case MismatchedInputException it when !it.getPath().isEmpty() -> ProblemCode.WRONG_TYPE;
          case null, default -> ProblemCode.MALFORMED_JSON;
        };
    return respond(new Refused(code), ((ServletWebRequest) request).getRequest());
  }

  private static ResponseEntity<Object> respond(Refused refused, HttpServletRequest request) {
    var response =
        ResponseEntity.status(refused.code().status())
            .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    switch (refused.code()) {
      case UNAUTHENTICATED ->
          response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"purser\"");
      case REQUEST_IN_FLIGHT -> response.header(HttpHeaders.RETRY_AFTER, IN_A_MOMENT);
      case TEMPORARILY_UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, SOON);
      default -> {
        // The others need no header.
      }
    }
    return response.body(refused.problem(RequestId.of(request)));
  }
}
