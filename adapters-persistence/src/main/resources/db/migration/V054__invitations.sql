-- Lets whoever has the token and a good login be a customer's login, once.
CREATE TABLE purser.invitation (
  tenant_id    purser.typeid NOT NULL,
  id           purser.typeid NOT NULL,
  customer_id  purser.typeid NOT NULL,
  token_hash   text          NOT NULL,
  state        text          NOT NULL,
  created_at   timestamptz   NOT NULL,
  updated_at   timestamptz   NOT NULL,
  expires_at   timestamptz   NOT NULL,
  redeemed_at  timestamptz,
  revoked_at   timestamptz,
  version      bigint        NOT NULL,

  CONSTRAINT invitation_pkey PRIMARY KEY (tenant_id, id),
  CONSTRAINT invitation_one_per_token UNIQUE (tenant_id, token_hash),
  CONSTRAINT invitation_of_customer FOREIGN KEY (tenant_id, customer_id) REFERENCES purser.customer (tenant_id, id),
  CONSTRAINT invitation_holds_a_hash CHECK (token_hash ~ '^[0-9a-f]{64}$'),
  CONSTRAINT invitation_state_is_known CHECK (state IN ('open', 'redeemed', 'revoked')),
  CONSTRAINT invitation_redeemed_at_some_time CHECK ((state = 'redeemed') = (redeemed_at IS NOT NULL)),
  CONSTRAINT invitation_revoked_at_some_time CHECK ((state = 'revoked') = (revoked_at IS NOT NULL)),
  CONSTRAINT invitation_expires_in_time CHECK (
    expires_at > created_at AND expires_at <= created_at + interval '720 hours'),
  CONSTRAINT invitation_versions_count_from_one CHECK (version >= 1)
);

CREATE INDEX invitation_newest_first ON purser.invitation (tenant_id, customer_id, created_at DESC, id DESC);
CREATE INDEX invitation_by_expiry ON purser.invitation (expires_at);

ALTER TABLE purser.invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE purser.invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY invitation_of_tenant ON purser.invitation TO purser_app
  USING (tenant_id = current_setting('app.tenant', true))
  WITH CHECK (tenant_id = current_setting('app.tenant', true));
CREATE POLICY invitation_across ON purser.invitation TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (state, updated_at, redeemed_at, revoked_at, version) ON purser.invitation TO purser_app;

-- Removes what expired 30 days ago, redeemed or not. Returns how many those were.
CREATE FUNCTION purser.purge_invitations(maximum integer) RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  WITH purged AS (
    DELETE FROM purser.invitation i
    USING (
      SELECT o.tenant_id, o.id
      FROM purser.invitation o
      WHERE o.expires_at <= now() - interval '30 days'
      ORDER BY o.expires_at
      LIMIT maximum
      FOR UPDATE SKIP LOCKED
    ) old
    WHERE i.tenant_id = old.tenant_id AND i.id = old.id
    RETURNING 1
  )
  SELECT count(*) FROM purged;
END;

REVOKE EXECUTE ON FUNCTION purser.purge_invitations(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.purge_invitations(integer) TO purser_app;
