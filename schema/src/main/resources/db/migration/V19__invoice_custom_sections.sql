-- Texts of the seller's own that are printed on invoices.
CREATE TABLE custom_section (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    code            text        NOT NULL,
    name            text        NOT NULL,
    display_name    text,
    details         text,
    description     text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    deleted_at      timestamptz
);
CREATE UNIQUE INDEX custom_section_code ON custom_section (organization_id, code) WHERE deleted_at IS NULL;
CREATE INDEX custom_section_list ON custom_section (organization_id, created_at DESC, id) WHERE deleted_at IS NULL;

-- What selects them: a billing entity, a customer, a subscription, a wallet, its rules and transactions.
CREATE TABLE selected_section (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    target          text        NOT NULL,
    target_id       uuid        NOT NULL,
    section_id      uuid        NOT NULL REFERENCES custom_section,
    created_at      timestamptz NOT NULL,
    UNIQUE (target_id, section_id)
);
CREATE INDEX selected_section_of_section ON selected_section (section_id);

-- What wants none at all.
CREATE TABLE section_skip (
    target_id       uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organization,
    target          text NOT NULL
);
INSERT INTO section_skip (target_id, organization_id, target)
    SELECT id, organization_id, 'customer' FROM customer WHERE skip_invoice_custom_sections
    UNION ALL SELECT id, organization_id, 'wallet' FROM wallet WHERE skip_custom_sections
    UNION ALL SELECT id, organization_id, 'wallet_rule' FROM wallet_rule WHERE skip_custom_sections;
ALTER TABLE customer DROP COLUMN skip_invoice_custom_sections;
ALTER TABLE wallet DROP COLUMN skip_custom_sections;
ALTER TABLE wallet_rule DROP COLUMN skip_custom_sections;

-- What was printed, whatever becomes of the section.
CREATE TABLE invoice_section (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    invoice_id      uuid        NOT NULL REFERENCES invoice,
    section_id      uuid        NOT NULL REFERENCES custom_section,
    code            text        NOT NULL,
    name            text        NOT NULL,
    display_name    text,
    details         text,
    created_at      timestamptz NOT NULL,
    UNIQUE (invoice_id, section_id)
);
CREATE INDEX invoice_section_of_section ON invoice_section (section_id);
