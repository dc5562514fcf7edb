-- Prepaid credits. A wallet's figures are the sums of its entries; both are written in one transaction, under its customer's lock.
CREATE TABLE wallet (
    id                      uuid PRIMARY KEY,
    organization_id         uuid        NOT NULL REFERENCES organization,
    customer_id             uuid        NOT NULL REFERENCES customer,
    billing_entity_id       uuid REFERENCES billing_entity,      -- who issues its credit invoices; null: the customer's
    code                    text        NOT NULL,
    name                    text,
    priority                smallint    NOT NULL CHECK (priority BETWEEN 1 AND 50),
    status                  text        NOT NULL CHECK (status IN ('active', 'terminated')),
    currency                text        NOT NULL,
    rate_amount             numeric(40,15) NOT NULL CHECK (rate_amount > 0),
    fee_types               text[]      NOT NULL DEFAULT '{}',
    invoice_requires_successful_payment boolean NOT NULL DEFAULT false,
    paid_top_up_min_amount_cents bigint CHECK (paid_top_up_min_amount_cents > 0),
    paid_top_up_max_amount_cents bigint CHECK (paid_top_up_max_amount_cents > 0),
    purchase_order_number   text,
    payment_method_type     text CHECK (payment_method_type IN ('provider', 'manual')),
    skip_custom_sections    boolean     NOT NULL DEFAULT false,
    metadata                jsonb,
    balance_cents           bigint      NOT NULL DEFAULT 0 CHECK (balance_cents >= 0),
    balance_credits         numeric(40,5) NOT NULL DEFAULT 0 CHECK (balance_credits >= 0),
    consumed_cents          bigint      NOT NULL DEFAULT 0 CHECK (consumed_cents >= 0),
    consumed_credits        numeric(40,5) NOT NULL DEFAULT 0 CHECK (consumed_credits >= 0),
    ongoing_usage_cents     bigint      NOT NULL DEFAULT 0 CHECK (ongoing_usage_cents >= 0),
    depleted                boolean     NOT NULL DEFAULT false,
    last_balance_sync_at    timestamptz,
    last_consumed_credit_at timestamptz,
    expiration_at           timestamptz,                          -- null: never
    terminated_at           timestamptz,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    CHECK (paid_top_up_min_amount_cents <= paid_top_up_max_amount_cents),
    CHECK ((status = 'terminated') = (terminated_at IS NOT NULL))
);
CREATE UNIQUE INDEX wallet_code ON wallet (customer_id, code) WHERE status = 'active';
CREATE INDEX wallet_of_customer ON wallet (customer_id, status, priority, created_at, id);
CREATE INDEX wallet_list ON wallet (organization_id, created_at DESC, id);
CREATE INDEX wallet_billing_entity ON wallet (billing_entity_id) WHERE billing_entity_id IS NOT NULL;

-- Metrics a wallet is limited to.
CREATE TABLE wallet_metric (
    wallet_id          uuid NOT NULL REFERENCES wallet,
    billable_metric_id uuid NOT NULL REFERENCES billable_metric,
    PRIMARY KEY (wallet_id, billable_metric_id)
);
CREATE INDEX wallet_metric_of_metric ON wallet_metric (billable_metric_id);

-- What tops a wallet up by itself.
CREATE TABLE wallet_rule (
    id                      uuid PRIMARY KEY,
    organization_id         uuid        NOT NULL REFERENCES organization,
    wallet_id               uuid        NOT NULL REFERENCES wallet,
    status                  text        NOT NULL CHECK (status IN ('active', 'terminated')),
    trigger                 text        NOT NULL CHECK (trigger IN ('interval', 'threshold')),
    interval                text CHECK (interval IN ('weekly', 'monthly', 'quarterly', 'semiannual', 'yearly')),
    threshold_credits       numeric(40,15),
    method                  text        NOT NULL CHECK (method IN ('fixed', 'target')),
    paid_credits            numeric(40,15) NOT NULL DEFAULT 0 CHECK (paid_credits >= 0),
    granted_credits         numeric(40,15) NOT NULL DEFAULT 0 CHECK (granted_credits >= 0),
    target_ongoing_balance  numeric(40,15),
    grants_target_top_up    boolean     NOT NULL DEFAULT false,
    started_at              timestamptz,
    expiration_at           timestamptz,
    invoice_requires_successful_payment boolean NOT NULL DEFAULT false,
    ignore_paid_top_up_limits boolean   NOT NULL DEFAULT false,
    transaction_name        text,
    transaction_metadata    jsonb       NOT NULL DEFAULT '[]',
    purchase_order_number   text,
    payment_method_type     text CHECK (payment_method_type IN ('provider', 'manual')),
    skip_custom_sections    boolean     NOT NULL DEFAULT false,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    CHECK ((trigger = 'interval') = (interval IS NOT NULL)),
    CHECK ((trigger = 'threshold') = (threshold_credits IS NOT NULL)),
    CHECK ((method = 'target') = (target_ongoing_balance IS NOT NULL))
);
CREATE UNIQUE INDEX wallet_rule_active ON wallet_rule (wallet_id) WHERE status = 'active';
CREATE INDEX wallet_rule_of_wallet ON wallet_rule (wallet_id, created_at);

CREATE TABLE wallet_transaction (
    id                      uuid PRIMARY KEY,
    organization_id         uuid        NOT NULL REFERENCES organization,
    wallet_id               uuid        NOT NULL REFERENCES wallet,
    transaction_type        text        NOT NULL CHECK (transaction_type IN ('inbound', 'outbound')),
    transaction_status      text        NOT NULL CHECK (transaction_status IN ('purchased', 'granted', 'voided', 'invoiced')),
    status                  text        NOT NULL CHECK (status IN ('pending', 'settled', 'failed')),
    source                  text        NOT NULL CHECK (source IN ('manual', 'interval', 'threshold')),
    priority                smallint    NOT NULL CHECK (priority BETWEEN 1 AND 50),
    amount_cents            bigint      NOT NULL CHECK (amount_cents >= 0),
    credits                 numeric(40,5) NOT NULL CHECK (credits >= 0),
    remaining_amount_cents  bigint,                              -- of a settled inbound one
    name                    text,
    metadata                jsonb       NOT NULL DEFAULT '[]',
    -- the invoice that sells it, or that it pays; written with it, in either order
    invoice_id              uuid REFERENCES invoice DEFERRABLE INITIALLY DEFERRED,
    voided_invoice_id       uuid REFERENCES invoice DEFERRABLE INITIALLY DEFERRED,
    credit_note_id          uuid,
    voided_transaction_id   uuid REFERENCES wallet_transaction,
    wallet_rule_id          uuid REFERENCES wallet_rule,
    due_at                  timestamptz,                         -- the instant an interval rule made it for
    invoice_requires_successful_payment boolean NOT NULL DEFAULT false,
    purchase_order_number   text,
    payment_method_type     text CHECK (payment_method_type IN ('provider', 'manual')),
    settled_at              timestamptz,
    failed_at               timestamptz,
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL,
    CHECK ((transaction_type = 'inbound') = (transaction_status IN ('purchased', 'granted'))),
    CHECK ((status = 'settled') = (settled_at IS NOT NULL)),
    CHECK ((remaining_amount_cents IS NOT NULL) = (transaction_type = 'inbound' AND status = 'settled')),
    CHECK (remaining_amount_cents BETWEEN 0 AND amount_cents),
    CHECK (transaction_status = 'purchased' OR status = 'settled'),
    CHECK ((transaction_status = 'invoiced') <= (invoice_id IS NOT NULL))
);
CREATE INDEX wallet_transaction_of_wallet ON wallet_transaction (wallet_id, created_at DESC, id);
CREATE INDEX wallet_transaction_available ON wallet_transaction (wallet_id) WHERE remaining_amount_cents > 0;
CREATE INDEX wallet_transaction_awaited ON wallet_transaction (wallet_id) WHERE status <> 'settled';
CREATE INDEX wallet_transaction_of_invoice ON wallet_transaction (invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX wallet_transaction_of_voided_invoice ON wallet_transaction (voided_invoice_id) WHERE voided_invoice_id IS NOT NULL;
-- A wallet pays an invoice once; an invoice sells one purchase (CRD-234, INV-012).
CREATE UNIQUE INDEX wallet_transaction_pays_once ON wallet_transaction (wallet_id, invoice_id) WHERE transaction_status = 'invoiced';
CREATE UNIQUE INDEX wallet_transaction_sold_once ON wallet_transaction (invoice_id) WHERE transaction_status = 'purchased';
-- An interval rule tops up once for each of its instants (CRD-255).
CREATE UNIQUE INDEX wallet_transaction_due_once ON wallet_transaction (wallet_rule_id, due_at, transaction_status) WHERE due_at IS NOT NULL;

-- Which inbound transactions an outbound one used up.
CREATE TABLE wallet_funding (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    inbound_id      uuid        NOT NULL REFERENCES wallet_transaction,
    outbound_id     uuid        NOT NULL REFERENCES wallet_transaction,
    amount_cents    bigint      NOT NULL CHECK (amount_cents > 0),
    created_at      timestamptz NOT NULL,
    UNIQUE (outbound_id, inbound_id)
);
CREATE INDEX wallet_funding_of_inbound ON wallet_funding (inbound_id, id);

-- The ledger: two entries for each settled transaction, one on the wallet and one on what stands against it; together they are zero.
CREATE TABLE wallet_entry (
    id                    uuid PRIMARY KEY,
    organization_id       uuid        NOT NULL REFERENCES organization,
    wallet_id             uuid        NOT NULL REFERENCES wallet,
    wallet_transaction_id uuid        NOT NULL REFERENCES wallet_transaction,
    account               text        NOT NULL CHECK (account IN ('wallet', 'purchased', 'granted', 'voided', 'invoiced')),
    amount_cents          bigint      NOT NULL,
    credits               numeric(40,5) NOT NULL,
    created_at            timestamptz NOT NULL,
    UNIQUE (wallet_transaction_id, account)
);
CREATE INDEX wallet_entry_of_wallet ON wallet_entry (wallet_id, account);

-- Who is told when a balance falls.
CREATE TABLE wallet_alert (
    id                uuid PRIMARY KEY,
    organization_id   uuid        NOT NULL REFERENCES organization,
    wallet_id         uuid        NOT NULL REFERENCES wallet,
    alert_type        text        NOT NULL CHECK (alert_type IN ('wallet_balance_amount', 'wallet_credits_balance',
                                                                 'wallet_ongoing_balance_amount', 'wallet_credits_ongoing_balance')),
    code              text        NOT NULL,
    name              text,
    previous_value    numeric(40,15) NOT NULL,
    last_processed_at timestamptz,
    deleted_at        timestamptz,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL
);
CREATE UNIQUE INDEX wallet_alert_code ON wallet_alert (wallet_id, code) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX wallet_alert_type ON wallet_alert (wallet_id, alert_type) WHERE deleted_at IS NULL;

CREATE TABLE wallet_alert_threshold (
    id              uuid PRIMARY KEY,
    wallet_alert_id uuid    NOT NULL REFERENCES wallet_alert ON DELETE CASCADE,
    code            text,
    value           numeric(40,15) NOT NULL,
    recurring       boolean NOT NULL,
    UNIQUE (wallet_alert_id, value, recurring)
);

-- Each time a balance fell to thresholds of an alert.
CREATE TABLE wallet_alert_triggered (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    wallet_alert_id    uuid        NOT NULL REFERENCES wallet_alert,
    previous_value     numeric(40,15) NOT NULL,
    current_value      numeric(40,15) NOT NULL,
    crossed_thresholds jsonb       NOT NULL,
    triggered_at       timestamptz NOT NULL
);
CREATE INDEX wallet_alert_triggered_of_alert ON wallet_alert_triggered (wallet_alert_id, triggered_at, id);

-- Usage of customers with wallets is looked at again after events; asked at every write of events, hence the index.
CREATE INDEX wallet_active ON wallet (organization_id, customer_id) WHERE status = 'active';
