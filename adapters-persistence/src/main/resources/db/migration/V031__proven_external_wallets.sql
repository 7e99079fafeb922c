-- Whether a customer has shown that an address is theirs, and what they were last asked to sign for it.
ALTER TABLE purser.external_wallet
  ADD COLUMN proven_at            timestamptz,
  ADD COLUMN challenge            text,
  ADD COLUMN challenge_expires_at timestamptz,
  ADD COLUMN wrong_signatures     smallint,
  ADD COLUMN version              bigint NOT NULL DEFAULT 1;
ALTER TABLE purser.external_wallet ALTER COLUMN version DROP DEFAULT;

ALTER TABLE purser.external_wallet
  ADD CONSTRAINT external_wallet_challenge_comes_whole CHECK (
    (challenge IS NULL) = (challenge_expires_at IS NULL) AND (challenge IS NULL) = (wrong_signatures IS NULL)),
  ADD CONSTRAINT external_wallet_challenge_ends_with_its_tries CHECK (wrong_signatures BETWEEN 0 AND 4),
  ADD CONSTRAINT external_wallet_challenge_only_while_linked CHECK (unlinked_at IS NULL OR challenge IS NULL),
  ADD CONSTRAINT external_wallet_versions_count_from_one CHECK (version >= 1);

GRANT UPDATE (proven_at, challenge, challenge_expires_at, wrong_signatures, version)
  ON purser.external_wallet TO purser_app;
