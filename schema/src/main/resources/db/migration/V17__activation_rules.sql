-- How a subscription's invoices are paid (SUB-099), and why one was canceled before it began (SUB-104).
ALTER TABLE subscription
    ADD COLUMN pays_automatically  boolean NOT NULL DEFAULT true,          -- false: no provider is asked
    ADD COLUMN payment_method_id   uuid REFERENCES payment_method,         -- null: the customer's default
    ADD COLUMN cancellation_reason text CHECK (cancellation_reason IN ('payment_failed', 'timeout')),
    ADD CHECK (pays_automatically OR payment_method_id IS NULL);
-- One of a lineage waits for its payment at a time (SUB-114).
CREATE UNIQUE INDEX subscription_incomplete ON subscription (organization_id, external_id) WHERE status = 'incomplete';
CREATE INDEX subscription_of_payment_method ON subscription (payment_method_id) WHERE payment_method_id IS NOT NULL;

-- What has to happen before a subscription becomes active (SUB-190 to SUB-194).
CREATE TABLE subscription_activation_rule (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    subscription_id uuid        NOT NULL REFERENCES subscription,
    rule_type       text        NOT NULL CHECK (rule_type IN ('payment')),
    timeout_hours   integer     NOT NULL CHECK (timeout_hours >= 0),     -- 0: waits for ever
    status          text        NOT NULL CHECK (status IN ('inactive', 'pending', 'not_applicable', 'satisfied', 'failed', 'expired', 'declined')),
    expires_at      timestamptz,
    invoice_id      uuid REFERENCES invoice,                              -- the one whose payment is waited for
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    UNIQUE (subscription_id, rule_type)
);
CREATE UNIQUE INDEX subscription_activation_rule_of_invoice ON subscription_activation_rule (invoice_id) WHERE invoice_id IS NOT NULL;
