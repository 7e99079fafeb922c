-- A transfer that somebody gave up for good before anything of it was sent. Its reference stays taken.
ALTER TABLE purser.transfer ADD COLUMN cancelled_at timestamptz;

ALTER TABLE purser.transfer DROP CONSTRAINT transfer_state_is_known;
ALTER TABLE purser.transfer ADD CONSTRAINT transfer_state_is_known CHECK (
  state IN ('requested', 'not_sent', 'cancelled', 'rejected', 'submitted', 'completed', 'failed'));

ALTER TABLE purser.transfer ADD CONSTRAINT transfer_cancelled_at_only_when_cancelled CHECK (
  (state = 'cancelled') = (cancelled_at IS NOT NULL));
