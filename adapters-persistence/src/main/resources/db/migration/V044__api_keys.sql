-- A tenant is for trying things out or for business, for ever: nobody may update a tenant. Those from before this were
-- given keys that begin with psk_live_.
ALTER TABLE purser.tenant
  ADD COLUMN mode text NOT NULL DEFAULT 'live',
  ADD CONSTRAINT tenant_mode_is_known CHECK (mode IN ('test', 'live')),
  -- For the foreign key that keeps a key of the other kind away.
  ADD CONSTRAINT tenant_has_one_mode UNIQUE (id, mode);

-- The public part begins the secret, may be said aloud, and finds the key; of a key from before this nobody knows how it
-- began, so its public part follows from the hash. hint is what nodes of before read, and nobody else.
ALTER TABLE purser.api_key
  ADD COLUMN mode         text         NOT NULL DEFAULT 'live',
  ADD COLUMN public_part  text,
  ADD COLUMN description  text         NOT NULL DEFAULT '',
  ADD COLUMN allowed_from text[]       NOT NULL DEFAULT '{}',
  ADD COLUMN state        text         NOT NULL DEFAULT 'active',
  ADD COLUMN rotated_to   purser.typeid,
  ADD COLUMN works_until  timestamptz,
  ADD COLUMN revoked_at   timestamptz,
  ADD COLUMN last_used_at timestamptz,
  ADD COLUMN updated_at   timestamptz  NOT NULL DEFAULT now(),
  ADD COLUMN version      bigint       NOT NULL DEFAULT 1;

-- The migration sees the rows of every tenant, as their owner does not.
ALTER TABLE purser.api_key NO FORCE ROW LEVEL SECURITY;
UPDATE purser.api_key SET public_part = 'psk_live_' || left(hash, 12), updated_at = created_at;
ALTER TABLE purser.api_key FORCE ROW LEVEL SECURITY;

ALTER TABLE purser.api_key
  ALTER COLUMN public_part SET NOT NULL,
  DROP CONSTRAINT api_key_of_tenant,
  ADD CONSTRAINT api_key_of_tenant_of_its_mode FOREIGN KEY (tenant_id, mode) REFERENCES purser.tenant (id, mode),
  ADD CONSTRAINT api_key_one_per_public_part UNIQUE (public_part),
  ADD CONSTRAINT api_key_says_its_mode CHECK (public_part ~ ('^psk_' || mode || '_[0-9a-hjkmnp-tv-z]{12}$')),
  ADD CONSTRAINT api_key_allowed_from_a_few CHECK (cardinality(allowed_from) <= 20),
  ADD CONSTRAINT api_key_state_is_known CHECK (state IN ('active', 'rotated', 'revoked')),
  ADD CONSTRAINT api_key_rotated_to_another_until CHECK (
    (state = 'rotated') = (rotated_to IS NOT NULL) AND (state = 'rotated') = (works_until IS NOT NULL)),
  ADD CONSTRAINT api_key_revoked_at_some_time CHECK ((state = 'revoked') = (revoked_at IS NOT NULL)),
  ADD CONSTRAINT api_key_versions_count_from_one CHECK (version >= 1),
  ADD CONSTRAINT api_key_rotated_to_key FOREIGN KEY (tenant_id, rotated_to) REFERENCES purser.api_key (tenant_id, id);

CREATE INDEX api_key_newest_first ON purser.api_key (tenant_id, created_at DESC, id DESC);

GRANT UPDATE (description, allowed_from, state, rotated_to, works_until, revoked_at, last_used_at, updated_at, version)
  ON purser.api_key TO purser_app;

CREATE FUNCTION purser.api_key_by_public_part(wanted text, OUT tenant_id purser.typeid, OUT id purser.typeid)
  RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
BEGIN ATOMIC
  SELECT k.tenant_id, k.id
  FROM purser.api_key k
  WHERE k.public_part = wanted;
END;

REVOKE EXECUTE ON FUNCTION purser.api_key_by_public_part(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purser.api_key_by_public_part(text) TO purser_app;
