-- Charges that are paid in advance: events to price one by one, where each charge stands, fees without an invoice.

-- Codes whose events cost something at once.
CREATE VIEW in_advance_need AS
SELECT DISTINCT m.organization_id, m.code
  FROM billable_metric m
  JOIN charge c ON c.billable_metric_id = m.id AND c.deleted_at IS NULL AND c.pay_in_advance
 WHERE m.deleted_at IS NULL;
CREATE INDEX charge_in_advance ON charge (billable_metric_id) WHERE pay_in_advance AND deleted_at IS NULL;

-- Events that wait to be priced: written with the event, deleted with the fees it makes, so that each is priced exactly once. The due work
-- has the same id.
CREATE TABLE event_in_advance (
    event_id        uuid PRIMARY KEY,
    organization_id uuid    NOT NULL,
    partition_no    integer NOT NULL,
    sequence        bigint  NOT NULL
);

-- Where a charge, filter and group stands after each of its events (PRC-101). The latest of a period counts.
CREATE TABLE charge_running_state (
    id                       uuid PRIMARY KEY,
    organization_id          uuid        NOT NULL REFERENCES organization,
    subscription_id          uuid        NOT NULL REFERENCES subscription,
    charge_id                uuid        NOT NULL REFERENCES charge,
    charge_filter_id         uuid REFERENCES charge_filter,
    grouped_by               jsonb       NOT NULL,
    event_transaction_id     text        NOT NULL,
    event_at                 timestamptz NOT NULL,         -- of its period: not before the subscription's start
    units                    numeric     NOT NULL,
    billed_units             numeric     NOT NULL,
    prorated_units           numeric     NOT NULL,
    created_at               timestamptz NOT NULL
);
CREATE INDEX charge_running_state_latest ON charge_running_state
    (subscription_id, charge_id, rollup_key(grouped_by::text), event_at DESC, id DESC);

-- An invoice that gathers paid fees holds many of one charge.
DROP INDEX fee_once;
CREATE UNIQUE INDEX fee_once ON fee
    (invoice_id, subscription_id, fee_type, charge_id, charge_filter_id, fixed_charge_id, grouped_by, true_up_parent_fee_id)
    NULLS NOT DISTINCT WHERE invoice_id IS NOT NULL AND fee_type <> 'add_on' AND NOT pay_in_advance;
-- An event costs something once per charge (BIL-117).
CREATE UNIQUE INDEX fee_of_event_once ON fee (subscription_id, charge_id, event_transaction_id)
    WHERE pay_in_advance AND event_transaction_id IS NOT NULL;
-- What is carried over is billed once per period (BIL-116).
CREATE UNIQUE INDEX fee_of_renewal_once ON fee (subscription_id, charge_id, charge_filter_id, rollup_key(grouped_by::text), from_at)
    NULLS NOT DISTINCT WHERE pay_in_advance AND event_transaction_id IS NULL AND fee_type = 'charge';
CREATE INDEX fee_to_gather ON fee (customer_id, succeeded_at) WHERE invoice_id IS NULL AND pay_in_advance;

-- Only fees that are on no invoice can be deleted; what they priced stays priced.
ALTER TABLE fee ADD COLUMN deleted_at timestamptz;
