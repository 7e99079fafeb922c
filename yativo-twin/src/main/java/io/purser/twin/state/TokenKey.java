package io.purser.twin.state;

/** The key that signs access tokens, in hex. */
public record TokenKey(String hex) {}
