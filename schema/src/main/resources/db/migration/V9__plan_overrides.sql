-- What one subscription has differently from its plan: only the differences are kept. A child row carries a value for every column, but only the
-- fields that overridden names are its own; the others are read from the parent.
ALTER TABLE plan ADD COLUMN overridden text[] NOT NULL DEFAULT '{}';
CREATE INDEX plan_children ON plan (parent_id) WHERE parent_id IS NOT NULL;

ALTER TABLE charge ADD COLUMN parent_id uuid REFERENCES charge;
ALTER TABLE charge ADD COLUMN overridden text[] NOT NULL DEFAULT '{}';
ALTER TABLE charge ADD CHECK (parent_id IS NOT NULL OR overridden = '{}');
CREATE UNIQUE INDEX charge_child ON charge (parent_id, plan_id) WHERE parent_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX charge_of_plan ON charge (plan_id) WHERE deleted_at IS NULL;

ALTER TABLE fixed_charge ADD COLUMN parent_id uuid REFERENCES fixed_charge;
ALTER TABLE fixed_charge ADD COLUMN overridden text[] NOT NULL DEFAULT '{}';
ALTER TABLE fixed_charge ADD CHECK (parent_id IS NOT NULL OR overridden = '{}');
CREATE UNIQUE INDEX fixed_charge_child ON fixed_charge (parent_id, plan_id) WHERE parent_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX fixed_charge_of_plan ON fixed_charge (plan_id) WHERE deleted_at IS NULL;

-- What a plan costs at least per period (SUB-013).
CREATE TABLE minimum_commitment (
    id                   uuid PRIMARY KEY,
    organization_id      uuid        NOT NULL REFERENCES organization,
    plan_id              uuid        NOT NULL UNIQUE REFERENCES plan,
    amount_cents         bigint      NOT NULL CHECK (amount_cents > 0),
    invoice_display_name text,
    created_at           timestamptz NOT NULL,
    updated_at           timestamptz NOT NULL
);

-- Units of a fixed charge that one subscription has instead of the plan's (SUB-074).
CREATE TABLE subscription_units (
    subscription_id uuid        NOT NULL REFERENCES subscription,
    fixed_charge_id uuid        NOT NULL REFERENCES fixed_charge,
    organization_id uuid        NOT NULL REFERENCES organization,
    units           numeric(40,15) NOT NULL CHECK (units >= 0),
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, fixed_charge_id)
);
CREATE INDEX subscription_units_of_fixed_charge ON subscription_units (fixed_charge_id);

-- Sums over the fees of one period (BIL-142), and what is paid of a fixed charge (BIL-136).
CREATE INDEX fee_of_subscription_window ON fee (subscription_id, from_at);
CREATE INDEX fixed_charge_units_at ON fixed_charge_units (subscription_id, effective_at);

-- What customers may use, and how far.
CREATE TABLE feature (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    code            text        NOT NULL,
    name            text,
    description     text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz
);
CREATE UNIQUE INDEX feature_code ON feature (organization_id, code) WHERE deleted_at IS NULL;
CREATE INDEX feature_list ON feature (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;

CREATE TABLE privilege (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    feature_id      uuid        NOT NULL REFERENCES feature,
    code            text        NOT NULL,
    name            text,
    value_type      text        NOT NULL CHECK (value_type IN ('integer', 'string', 'boolean', 'select')),
    select_options  text[],
    created_at      timestamptz NOT NULL,
    deleted_at      timestamptz,
    CHECK ((value_type = 'select') = (select_options IS NOT NULL))
);
CREATE UNIQUE INDEX privilege_code ON privilege (feature_id, code) WHERE deleted_at IS NULL;

-- A plan grants a feature, with values of some of its privileges.
CREATE TABLE plan_entitlement (
    plan_id         uuid        NOT NULL REFERENCES plan,
    feature_id      uuid        NOT NULL REFERENCES feature,
    organization_id uuid        NOT NULL REFERENCES organization,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (plan_id, feature_id)
);
CREATE INDEX plan_entitlement_of_feature ON plan_entitlement (feature_id);
CREATE TABLE plan_entitlement_value (
    plan_id         uuid NOT NULL,
    feature_id      uuid NOT NULL,
    privilege_id    uuid NOT NULL REFERENCES privilege,
    organization_id uuid NOT NULL REFERENCES organization,
    value           text NOT NULL,
    PRIMARY KEY (plan_id, privilege_id),
    FOREIGN KEY (plan_id, feature_id) REFERENCES plan_entitlement ON DELETE CASCADE
);
CREATE INDEX plan_entitlement_value_of_privilege ON plan_entitlement_value (privilege_id);

-- What one subscription has differently: a feature of its own or with other values, or one that is taken from it.
CREATE TABLE subscription_entitlement (
    subscription_id uuid        NOT NULL REFERENCES subscription,
    feature_id      uuid        NOT NULL REFERENCES feature,
    organization_id uuid        NOT NULL REFERENCES organization,
    removed         boolean     NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (subscription_id, feature_id)
);
CREATE INDEX subscription_entitlement_of_feature ON subscription_entitlement (feature_id);
CREATE TABLE subscription_entitlement_value (
    subscription_id uuid NOT NULL,
    feature_id      uuid NOT NULL,
    privilege_id    uuid NOT NULL REFERENCES privilege,
    organization_id uuid NOT NULL REFERENCES organization,
    value           text,                                 -- null: the privilege is taken away
    PRIMARY KEY (subscription_id, privilege_id),
    FOREIGN KEY (subscription_id, feature_id) REFERENCES subscription_entitlement ON DELETE CASCADE
);
CREATE INDEX subscription_entitlement_value_of_privilege ON subscription_entitlement_value (privilege_id);

-- A filter of one subscription's charge with the values of one of the plan's bills under that one.
ALTER TABLE charge_filter ADD COLUMN parent_id uuid REFERENCES charge_filter;
CREATE UNIQUE INDEX charge_filter_child ON charge_filter (charge_id, parent_id) WHERE parent_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX charge_filter_children ON charge_filter (parent_id) WHERE parent_id IS NOT NULL;
