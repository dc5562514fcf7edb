-- Usage of the past that is uploaded as a whole, looked at, applied, and taken back.

CREATE TABLE backfill (
    id               uuid PRIMARY KEY,
    organization_id  uuid        NOT NULL REFERENCES organization,
    state            text        NOT NULL,                 -- uploading, uploaded, applied, undone
    events_count     integer     NOT NULL,                 -- of its events those that are new, or were when they were applied
    duplicates_count integer     NOT NULL,
    refused_count    integer     NOT NULL,
    first_event_at   timestamptz,
    last_event_at    timestamptz,
    write_id         bigint,                               -- the write transaction that stored its events, which no others are of
    partition_no     integer,
    created_at       timestamptz NOT NULL,
    applied_at       timestamptz,
    undone_at        timestamptz
);
CREATE INDEX backfill_of_organization ON backfill (organization_id, created_at DESC, id DESC);

-- The events of a backfill apart from all others: they count nowhere. Those that are stored otherwise are left out.
CREATE TABLE backfill_event (
    id                       uuid        NOT NULL,
    backfill_id              uuid        NOT NULL REFERENCES backfill ON DELETE CASCADE,
    organization_id          uuid        NOT NULL,
    place                    bigint      NOT NULL,
    "timestamp"              timestamptz NOT NULL,
    external_subscription_id text,
    transaction_id           text        NOT NULL,
    code                     text        NOT NULL,
    precise_total_amount_cents numeric(40,15),
    properties               jsonb       NOT NULL,
    PRIMARY KEY (backfill_id, place)
);
CREATE UNIQUE INDEX backfill_event_once ON backfill_event (backfill_id, transaction_id, external_subscription_id);
CREATE INDEX backfill_event_usage ON backfill_event (backfill_id, external_subscription_id, code, "timestamp");

-- Windows that were billed for good before events came, which are to be billed for them nevertheless, whatever becomes of other late events.
-- An invoice that does so says how far it went in rated_window.
CREATE TABLE late_claim (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    backfill_id     uuid        NOT NULL REFERENCES backfill,
    invoice_id      uuid        NOT NULL REFERENCES invoice,   -- that billed the window
    subscription_id uuid        NOT NULL REFERENCES subscription,
    from_at         timestamptz NOT NULL,
    to_at           timestamptz NOT NULL,
    duration_days   integer     NOT NULL,
    timezone        text        NOT NULL,
    events_from     bigint      NOT NULL,                  -- events from this sequence on
    events_before   bigint      NOT NULL,                  -- and before this one
    partition_no    integer     NOT NULL,
    billed_at       timestamptz NOT NULL
);
CREATE INDEX late_claim_of_subscription ON late_claim (subscription_id, to_at DESC);
CREATE INDEX late_claim_of_backfill ON late_claim (backfill_id);

-- Where a correction began to count: what came before was counted by others, or is ignored. Null: with the first event.
ALTER TABLE rated_window ADD COLUMN events_from bigint;
