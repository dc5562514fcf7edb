-- Usage that is billed as soon as it reaches an amount, what a subscription has used in its life, and alerts on both.

-- Thresholds of a plan, or of one subscription in their stead (SUB-080). A set is replaced as a whole; invoices keep naming what is gone.
CREATE TABLE usage_threshold (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    plan_id         uuid REFERENCES plan,
    subscription_id uuid REFERENCES subscription,
    amount_cents    bigint      NOT NULL CHECK (amount_cents > 0),
    recurring       boolean     NOT NULL,
    display_name    text,
    deleted_at      timestamptz,
    created_at      timestamptz NOT NULL,
    CHECK ((plan_id IS NULL) <> (subscription_id IS NULL))
);
CREATE UNIQUE INDEX usage_threshold_of_plan ON usage_threshold (plan_id, amount_cents, recurring)
    WHERE deleted_at IS NULL AND plan_id IS NOT NULL;
CREATE UNIQUE INDEX usage_threshold_of_subscription ON usage_threshold (subscription_id, amount_cents, recurring)
    WHERE deleted_at IS NULL AND subscription_id IS NOT NULL;
CREATE INDEX usage_threshold_of_organization ON usage_threshold (organization_id) WHERE deleted_at IS NULL;

ALTER TABLE subscription ADD COLUMN progressive_billing_disabled boolean NOT NULL DEFAULT false;

-- What a lineage of subscriptions has used. It moves on with each change of plan, so that it is the current row's (BIL-170).
CREATE TABLE lifetime_usage (
    id                      uuid PRIMARY KEY,
    organization_id         uuid        NOT NULL REFERENCES organization,
    subscription_id         uuid        NOT NULL UNIQUE REFERENCES subscription,
    historical_amount_cents bigint      NOT NULL DEFAULT 0 CHECK (historical_amount_cents >= 0),
    invoiced_amount_cents   bigint,                         -- null: to be added up again from the invoices
    created_at              timestamptz NOT NULL,
    updated_at              timestamptz NOT NULL
);
INSERT INTO lifetime_usage (id, organization_id, subscription_id, created_at, updated_at)
SELECT gen_random_uuid(), s.organization_id, s.id, s.created_at, s.created_at
  FROM subscription s
 WHERE s.started_at IS NOT NULL
   AND NOT EXISTS (SELECT FROM subscription n WHERE n.previous_subscription_id = s.id AND n.started_at IS NOT NULL);

-- The thresholds that made an invoice. The same crossing makes one invoice only (INV-141).
CREATE TABLE applied_usage_threshold (
    id                          uuid PRIMARY KEY,
    organization_id             uuid        NOT NULL REFERENCES organization,
    invoice_id                  uuid        NOT NULL REFERENCES invoice,
    external_subscription_id    text        NOT NULL,
    usage_threshold_id          uuid        NOT NULL REFERENCES usage_threshold,
    amount_cents                bigint      NOT NULL,
    recurring                   boolean     NOT NULL,
    invoiced_amount_cents       bigint      NOT NULL,        -- billed of the lineage before
    lifetime_usage_amount_cents bigint      NOT NULL,        -- used in its life, this included
    created_at                  timestamptz NOT NULL
);
CREATE UNIQUE INDEX applied_usage_threshold_once ON applied_usage_threshold
    (organization_id, external_subscription_id, amount_cents, recurring, invoiced_amount_cents);
CREATE INDEX applied_usage_threshold_of_invoice ON applied_usage_threshold (invoice_id);

-- What later invoices of a period took off because a progressive one had billed it (INV-084).
CREATE TABLE progressive_credit (
    id                     uuid PRIMARY KEY,
    organization_id        uuid        NOT NULL REFERENCES organization,
    invoice_id             uuid        NOT NULL REFERENCES invoice,
    progressive_invoice_id uuid        NOT NULL REFERENCES invoice,
    subscription_id        uuid        NOT NULL REFERENCES subscription,
    amount_cents           bigint      NOT NULL CHECK (amount_cents >= 0),
    created_at             timestamptz NOT NULL,
    UNIQUE (invoice_id, progressive_invoice_id)
);
CREATE INDEX progressive_credit_drawn ON progressive_credit (progressive_invoice_id);
CREATE INDEX invoice_subscription_progressive ON invoice_subscription (subscription_id, billed_at)
    WHERE invoicing_reason = 'progressive_billing';

-- Usage of subscriptions that somebody watches, waiting to be looked at: written with the events, deleted by whoever looks. The due work has
-- the same id.
CREATE TABLE usage_activity (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    subscription_id uuid NOT NULL,
    customer_id     uuid NOT NULL
);

-- Alerts on what a subscription uses; they belong to its external id, so that they outlive a change of plan (PLT-313).
CREATE TABLE usage_alert (
    id                       uuid PRIMARY KEY,
    organization_id          uuid        NOT NULL REFERENCES organization,
    external_subscription_id text        NOT NULL,
    billable_metric_id       uuid REFERENCES billable_metric,
    alert_type               text        NOT NULL,
    code                     text        NOT NULL,
    name                     text,
    thresholds               jsonb       NOT NULL,
    previous_value           numeric     NOT NULL DEFAULT 0,
    last_processed_at        timestamptz,
    deleted_at               timestamptz,
    created_at               timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL
);
CREATE UNIQUE INDEX usage_alert_code ON usage_alert (organization_id, external_subscription_id, code) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX usage_alert_once ON usage_alert (organization_id, external_subscription_id, alert_type, billable_metric_id)
    NULLS NOT DISTINCT WHERE deleted_at IS NULL;

CREATE TABLE triggered_usage_alert (
    id                 uuid PRIMARY KEY,
    organization_id    uuid        NOT NULL REFERENCES organization,
    usage_alert_id     uuid        NOT NULL REFERENCES usage_alert,
    subscription_id    uuid        NOT NULL REFERENCES subscription,
    previous_value     numeric     NOT NULL,
    current_value      numeric     NOT NULL,
    crossed_thresholds jsonb       NOT NULL,
    triggered_at       timestamptz NOT NULL
);
CREATE INDEX triggered_usage_alert_of_alert ON triggered_usage_alert (usage_alert_id, triggered_at DESC, id);

-- What past periods would have cost under another plan. Nothing of it is money: it is kept so that it can be read page by page.
CREATE TABLE price_rehearsal (
    id                     uuid PRIMARY KEY,
    organization_id        uuid        NOT NULL REFERENCES organization,
    plan_id                uuid        NOT NULL REFERENCES plan,
    plan_code              text        NOT NULL,
    plan_version           integer     NOT NULL,
    currency               text        NOT NULL,
    from_at                timestamptz,
    to_at                  timestamptz,
    periods_count          integer     NOT NULL,
    billed_amount_cents    bigint      NOT NULL,
    rehearsed_amount_cents bigint      NOT NULL,
    created_at             timestamptz NOT NULL
);
CREATE TABLE price_rehearsal_result (
    price_rehearsal_id       uuid        NOT NULL REFERENCES price_rehearsal ON DELETE CASCADE,
    ordinal                  integer     NOT NULL,
    organization_id          uuid        NOT NULL REFERENCES organization,
    external_customer_id     text        NOT NULL,
    external_subscription_id text        NOT NULL,
    invoice_id               uuid        NOT NULL REFERENCES invoice,
    from_at                  timestamptz NOT NULL,
    to_at                    timestamptz NOT NULL,
    billed_amount_cents      bigint      NOT NULL,
    rehearsed_amount_cents   bigint      NOT NULL,
    fees                     jsonb       NOT NULL,
    PRIMARY KEY (price_rehearsal_id, ordinal)
);
