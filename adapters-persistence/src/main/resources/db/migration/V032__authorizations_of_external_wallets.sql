-- What was told of who may take money from an address without its owner signing each time.
ALTER TABLE purser.external_wallet
  ADD COLUMN authorization_state text NOT NULL DEFAULT 'none',
  ADD COLUMN authorization_hash  text COLLATE "C",
  ADD COLUMN authorized_at       timestamptz,
  ADD COLUMN authorization_by    text;
ALTER TABLE purser.external_wallet ALTER COLUMN authorization_state DROP DEFAULT;

ALTER TABLE purser.external_wallet
  ADD CONSTRAINT external_wallet_authorization_is_known CHECK (authorization_state IN ('none', 'permit', 'native')),
  ADD CONSTRAINT external_wallet_authorization_has_its_time CHECK (
    (authorization_state = 'none') = (authorized_at IS NULL)),
  ADD CONSTRAINT external_wallet_authorization_has_its_recorder CHECK (
    (authorization_state = 'none') = (authorization_by IS NULL)),
  ADD CONSTRAINT external_wallet_authorization_recorder_is_known CHECK (authorization_by IN ('service', 'operator')),
  ADD CONSTRAINT external_wallet_authorization_hash_fits_its_state CHECK (
    CASE authorization_state
      WHEN 'none' THEN authorization_hash IS NULL
      WHEN 'native' THEN authorization_hash IS NOT NULL
      ELSE true
    END),
  ADD CONSTRAINT external_wallet_authorization_by_permit_where_there_are_any CHECK (
    authorization_state <> 'permit' OR chain NOT IN ('solana', 'sui', 'tron'));

GRANT UPDATE (authorization_state, authorization_hash, authorized_at, authorization_by)
  ON purser.external_wallet TO purser_app;
