-- Units of account in which charges may be priced (PRC-053, PLT-382). They are never deleted: fees name them for ever.
CREATE TABLE pricing_unit (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    code            text        NOT NULL,
    name            text        NOT NULL,
    short_name      text        NOT NULL,
    description     text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX pricing_unit_code ON pricing_unit (organization_id, code);
CREATE INDEX pricing_unit_list ON pricing_unit (organization_id, created_at DESC, id);

-- What prices of a charge are stated in; null: in the plan's currency.
ALTER TABLE charge ADD COLUMN pricing_unit_id uuid REFERENCES pricing_unit;
ALTER TABLE charge ADD COLUMN conversion_rate numeric(40,15) CHECK (conversion_rate > 0);
ALTER TABLE charge ADD CHECK ((pricing_unit_id IS NULL) = (conversion_rate IS NULL));

-- The unit a fee was priced in, as it was then, and its amounts in that unit.
ALTER TABLE fee ADD COLUMN in_unit jsonb;
-- Units by presentation keys, and which of these keys documents show (PRC-052); null: the charge has no such keys.
ALTER TABLE fee ADD COLUMN presentation jsonb;

-- How a custom_agg metric takes in its events (PLT-467): state, initial values, step and result.
ALTER TABLE billable_metric ADD COLUMN custom_aggregator jsonb;
ALTER TABLE billable_metric ADD CHECK ((custom_aggregator IS NOT NULL) = (aggregation_type = 'custom'));
