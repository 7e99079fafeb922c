package io.purser.twin.http;

/** What a server serves. */
public interface Application {
  /** Answers a request. Called on a virtual thread, so it may take its time. */
  Answer handle(Request request);

  /** Answers a request that could not be read. */
  Response refuse(Request head, Unreadable why);

  /** Why a request could not be read. */
  enum Unreadable {
    NOT_HTTP,
    NOT_UTF8,
    TOO_LARGE
  }
}
