package io.purser.persistence.access;

import static io.purser.persistence.schema.Tables.INVITATION;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.purser.domain.access.invitation.Invitation;
import io.purser.domain.access.invitation.InvitationId;
import io.purser.domain.access.invitation.Invitations;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.StaleAggregate;
import io.purser.persistence.Hands;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.schema.tables.records.InvitationRecord;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

@Singleton
final class JooqInvitations implements Invitations {
  @Override
  public void add(Invitation invitation) {
    var header = invitation.header();
    var row = changeable(invitation);
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setTokenHash(invitation.tokenHash());
    row.setToldTo(Hands.written(invitation.toldTo()));
    row.setCreatedAt(header.createdAt());
    row.setExpiresAt(invitation.expiresAt());
    row.setVersion(header.version());
    OpenWork.of(header.tenant()).insertInto(INVITATION).set(row).execute();
  }

  @Override
  public Optional<Invitation> lock(TenantId tenant, CustomerId customer, InvitationId id) {
    return OpenWork.of(tenant)
        .selectFrom(INVITATION)
        .where(INVITATION.TENANT_ID.eq(tenant))
        .and(INVITATION.ID.eq(id))
        .and(INVITATION.CUSTOMER_ID.eq(customer))
        .forUpdate()
        .fetchOptional(JooqInvitations::read);
  }

  @Override
  public Optional<Invitation> lockByToken(TenantId tenant, String tokenHash) {
    return OpenWork.of(tenant)
        .selectFrom(INVITATION)
        .where(INVITATION.TENANT_ID.eq(tenant))
        .and(INVITATION.TOKEN_HASH.eq(tokenHash))
        .forUpdate()
        .fetchOptional(JooqInvitations::read);
  }

  @Override
  public Invitation save(Invitation invitation) {
    var header = invitation.header();
    var changed = changeable(invitation);
    changed.setVersion(header.version() + 1);
    int saved =
        OpenWork.of(header.tenant())
            .update(INVITATION)
            .set(changed)
            .where(INVITATION.TENANT_ID.eq(header.tenant()))
            .and(INVITATION.ID.eq(header.id()))
            .and(INVITATION.VERSION.eq(header.version()))
            .execute();
    if (saved == 0) {
      throw new StaleAggregate(header.id().value());
    }
    return invitation.saved();
  }

  @Override
  public Page<Invitation> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var theirs = INVITATION.TENANT_ID.eq(tenant).and(INVITATION.CUSTOMER_ID.eq(customer));
    var found =
        OpenWork.of(tenant)
            .selectFrom(INVITATION)
            .where(theirs)
            .and(isAfter(page.after()))
            .orderBy(INVITATION.CREATED_AT.desc(), INVITATION.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(JooqInvitations::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.header().createdAt(), last.id().value()),
        () -> OpenWork.of(tenant).fetchCount(INVITATION, theirs));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(INVITATION.CREATED_AT, INVITATION.ID)
            .lt(row(val(last.createdAt()), val(new InvitationId(last.id()), INVITATION.ID)));
  }

  /** Every column of a state is written, so leaving it also clears what belonged to it. */
  private static InvitationRecord changeable(Invitation invitation) {
    var row = new InvitationRecord();
    row.setUpdatedAt(invitation.header().updatedAt());
    row.setRedeemedAt(null);
    row.setRevokedAt(null);
    switch (invitation.state()) {
      case Invitation.State.Open _ -> row.setState("open");
      case Invitation.State.Redeemed(var at) -> {
        row.setState("redeemed");
        row.setRedeemedAt(at);
      }
      case Invitation.State.Revoked(var at) -> {
        row.setState("revoked");
        row.setRevokedAt(at);
      }
    }
    return row;
  }

  private static Invitation read(InvitationRecord row) {
    var header =
        new Invitation.Header(
            row.getId(),
            row.getTenantId(),
            row.getCustomerId(),
            row.getCreatedAt(),
            row.getUpdatedAt(),
            row.getVersion());
    return new Invitation(
        header, row.getTokenHash(), Hands.read(row.getToldTo()), row.getExpiresAt(), state(row));
  }

  private static Invitation.State state(InvitationRecord row) {
    return switch (row.getState()) {
      case "open" -> new Invitation.State.Open();
      case "redeemed" -> new Invitation.State.Redeemed(Objects.requireNonNull(row.getRedeemedAt()));
      case "revoked" -> new Invitation.State.Revoked(Objects.requireNonNull(row.getRevokedAt()));
      default -> throw new IllegalStateException("no such state: " + row.getState());
    };
  }
}
