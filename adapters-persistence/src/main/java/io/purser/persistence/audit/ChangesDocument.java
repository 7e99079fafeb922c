package io.purser.persistence.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.audit.RecordedChange;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Json;
import io.purser.persistence.seal.BlindIndexes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed, as it is stored. What is personal in it is a hash already. */
@Singleton
final class ChangesDocument {
  private static final TypeReference<List<Member>> MEMBERS = new TypeReference<>() {};

  private final BlindIndexes indexes;

  ChangesDocument(BlindIndexes indexes) {
    this.indexes = indexes;
  }

  /** Null when nothing changed. */
  @Nullable String write(AuditEntry entry) {
    if (entry.changes().isEmpty()) {
      return null;
    }
    var members = entry.changes().stream().map(change -> member(entry, change)).toList();
    return new String(Json.write(members), StandardCharsets.UTF_8);
  }

  /** None when there is nothing that can be read. */
  static List<RecordedChange> read(@Nullable String text) {
    return text == null
        ? List.of()
        : Json.read(text.getBytes(StandardCharsets.UTF_8), MEMBERS).stream()
            .map(
                member ->
                    new RecordedChange(
                        member.member(), member.before(), member.after(), member.hashed()))
            .toList();
  }

  private Member member(AuditEntry entry, MemberChange change) {
    return switch (change) {
      case MemberChange.Plain(var name, var before, var after) ->
          new Member(name, before, after, false);
      case MemberChange.Personal(var name, var before, var after) ->
          new Member(
              name, hash(entry.tenant(), name, before), hash(entry.tenant(), name, after), true);
    };
  }

  private @Nullable String hash(TenantId tenant, String member, @Nullable String value) {
    return value == null ? null : HexFormat.of().formatHex(indexes.ofChange(tenant, member, value));
  }

  /**
   * @param hashed whether hashes stand here for what is personal
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Member(String member, @Nullable String before, @Nullable String after, boolean hashed) {}
}
