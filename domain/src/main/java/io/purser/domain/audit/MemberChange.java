package io.purser.domain.audit;

import org.jspecify.annotations.Nullable;

/** One member that something done has changed. Null stands for a member that is not there. */
public sealed interface MemberChange {
  /** What the member is called where it is read. */
  String member();

  /** The same before as after: then there is nothing to say. */
  boolean isNone();

  /** A member of which both values may be read. Anything that is not there is null. */
  static MemberChange of(String member, @Nullable Object before, @Nullable Object after) {
    return new Plain(
        member, before == null ? null : before.toString(), after == null ? null : after.toString());
  }

  /** A member that may be read by whoever reads the audit log, such as a state or a limit. */
  record Plain(String member, @Nullable String before, @Nullable String after)
      implements MemberChange {
    @Override
    public boolean isNone() {
      return before == null ? after == null : before.equals(after);
    }
  }

  /**
   * A member that says something about a person. It is kept as keyed hashes: whoever knows a value
   * can have it compared, and nobody can read it.
   */
  record Personal(String member, @Nullable String before, @Nullable String after)
      implements MemberChange {
    @Override
    public boolean isNone() {
      return before == null ? after == null : before.equals(after);
    }

    /** Without its values, which must not be printed. */
    @Override
    public String toString() {
      return "Personal[" + member + "]";
    }
  }
}
