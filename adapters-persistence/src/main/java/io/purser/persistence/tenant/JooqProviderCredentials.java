package io.purser.persistence.tenant;

import static io.purser.persistence.schema.Tables.PROVIDER_CREDENTIALS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.val;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.credential.ProviderCredentials;
import io.purser.domain.tenant.credential.ProviderKey;
import io.purser.domain.tenant.credential.StoredCredentials;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Transactions;
import io.purser.persistence.schema.Routines;
import io.purser.persistence.schema.tables.records.ProviderCredentialsRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jooq.TableField;

/** Sealed under the account's key. */
@Singleton
final class JooqProviderCredentials implements ProviderCredentials {
  private final Transactions transactions;
  private final SealKeys keys;

  JooqProviderCredentials(Transactions transactions, SealKeys keys) {
    this.transactions = transactions;
    this.keys = keys;
  }

  @Override
  public Optional<StoredCredentials> of(ProviderAccountId account) {
    return transactions.inAccount(
        account,
        dsl ->
            dsl.selectFrom(PROVIDER_CREDENTIALS)
                .where(PROVIDER_CREDENTIALS.ACCOUNT_ID.eq(account))
                .fetchOptional(this::read));
  }

  @Override
  public Map<ProviderAccountId, Long> versions() {
    return transactions.inNone(
        dsl ->
            Routines.providerCredentialVersions(dsl.configuration()).stream()
                .collect(toUnmodifiableMap(row -> row.getAccountId(), row -> row.getVersion())));
  }

  @Override
  public StoredCredentials put(Tenant tenant, ProviderKey key, String by, Instant at) {
    var account = tenant.account();
    var dsl = OpenWork.of(tenant.id());
    // Beside the rows of the tenant, those of its account are seen from here on.
    dsl.fetch("select set_config('app.account', {0}, true)", val(account.value()));
    return dsl.insertInto(PROVIDER_CREDENTIALS)
        .set(first(account, key, by, at))
        .onConflict(PROVIDER_CREDENTIALS.ACCOUNT_ID)
        .doUpdate()
        .set(changed(account, key, by, at))
        .set(PROVIDER_CREDENTIALS.VERSION, PROVIDER_CREDENTIALS.VERSION.plus(1))
        .returning()
        .fetchSingle(this::read);
  }

  private ProviderCredentialsRecord first(
      ProviderAccountId account, ProviderKey key, String by, Instant at) {
    var row = changed(account, key, by, at);
    row.setAccountId(account);
    row.setVersion(1L);
    return row;
  }

  private ProviderCredentialsRecord changed(
      ProviderAccountId account, ProviderKey key, String by, Instant at) {
    var row = new ProviderCredentialsRecord();
    row.setApiKey(seal(account, PROVIDER_CREDENTIALS.API_KEY, key.key()));
    row.setApiSecret(seal(account, PROVIDER_CREDENTIALS.API_SECRET, key.secret()));
    row.setSetBy(by);
    row.setSetAt(at);
    return row;
  }

  private byte[] seal(
      ProviderAccountId account,
      TableField<ProviderCredentialsRecord, byte[]> column,
      String text) {
    return keys.ofAccount(account).seal(place(account, column), text.getBytes(UTF_8));
  }

  private StoredCredentials read(ProviderCredentialsRecord row) {
    var key =
        new ProviderKey(
            open(row, PROVIDER_CREDENTIALS.API_KEY), open(row, PROVIDER_CREDENTIALS.API_SECRET));
    return new StoredCredentials(
        row.getAccountId(), key, row.getSetBy(), row.getSetAt(), row.getVersion());
  }

  private String open(
      ProviderCredentialsRecord row, TableField<ProviderCredentialsRecord, byte[]> column) {
    var account = row.getAccountId();
    return new String(keys.ofAccount(account).open(place(account, column), row.get(column)), UTF_8);
  }

  private static Place place(
      ProviderAccountId account, TableField<ProviderCredentialsRecord, byte[]> column) {
    return Place.of(column, account.value(), account.value());
  }
}
