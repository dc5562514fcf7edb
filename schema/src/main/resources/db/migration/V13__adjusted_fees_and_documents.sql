-- What somebody made of the fees of a draft (INV-150). It outlives refreshes, in which fees get new ids: it names what the fee bills instead.
CREATE TABLE adjusted_fee (
    id                   uuid PRIMARY KEY,
    organization_id      uuid        NOT NULL REFERENCES organization,
    invoice_id           uuid        NOT NULL REFERENCES invoice,
    subscription_id      uuid        NOT NULL REFERENCES subscription,
    fee_type             text        NOT NULL,
    charge_id            uuid REFERENCES charge,
    charge_filter_id     uuid REFERENCES charge_filter,
    fixed_charge_id      uuid REFERENCES fixed_charge,
    true_up              boolean     NOT NULL,
    grouped_by           jsonb       NOT NULL,
    fee_id               uuid,                                  -- the fee it was asked for, which may be gone; null: there was none
    units                numeric(40,15) CHECK (units >= 0),     -- null: only the name is another
    unit_precise_amount  numeric(40,15) CHECK (unit_precise_amount >= 0),
    invoice_display_name text,
    created_at           timestamptz NOT NULL,
    CHECK (units IS NOT NULL OR unit_precise_amount IS NULL)
);
-- One adjustment per fee (INV-152).
CREATE UNIQUE INDEX adjusted_fee_once ON adjusted_fee
    (invoice_id, subscription_id, fee_type, charge_id, charge_filter_id, fixed_charge_id, true_up, grouped_by) NULLS NOT DISTINCT;
