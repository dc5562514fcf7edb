-- Usage that arrives after its period was invoiced.

-- Up to which event an invoice has counted the usage of a window: its own, and windows of earlier invoices that it corrects. Kept for
-- organizations that have late events corrected.
CREATE TABLE rated_window (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    invoice_id      uuid        NOT NULL REFERENCES invoice ON DELETE CASCADE,
    subscription_id uuid        NOT NULL REFERENCES subscription,
    charge_id       uuid REFERENCES charge,                -- the charge that is corrected; null: the invoice's own window, of all charges
    from_at         timestamptz NOT NULL,
    to_at           timestamptz NOT NULL,
    duration_days   integer     NOT NULL,
    timezone        text        NOT NULL,
    events_before   bigint      NOT NULL,                  -- events of this sequence and later ones are not counted
    partition_no    integer     NOT NULL,                  -- the partition that took inserts then
    rated_at        timestamptz NOT NULL
);
CREATE INDEX rated_window_of_subscription ON rated_window (subscription_id, to_at DESC);
CREATE INDEX rated_window_of_invoice ON rated_window (invoice_id);

-- A correction bills the same charge as a fee of the invoice's own period, for another one.
DROP INDEX fee_once;
CREATE UNIQUE INDEX fee_once ON fee
    (invoice_id, subscription_id, fee_type, charge_id, charge_filter_id, fixed_charge_id, grouped_by, true_up_parent_fee_id, from_at)
    NULLS NOT DISTINCT WHERE invoice_id IS NOT NULL AND fee_type <> 'add_on' AND NOT pay_in_advance;
