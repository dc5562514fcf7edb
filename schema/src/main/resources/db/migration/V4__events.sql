-- Usage events as received, and what is derived from them.

-- Partitions follow the order of arrival; the application makes them. Only the newest takes inserts, so that its unique index stays
-- small and warm. Each partition has indexes of its own: see EventPartitions.
CREATE TABLE event (
    sequence                 bigint      NOT NULL,         -- order of arrival: write transaction << 20 | place in it
    "timestamp"              timestamptz NOT NULL,
    created_at               timestamptz NOT NULL,
    id                       uuid        NOT NULL,
    organization_id          uuid        NOT NULL,
    partition_no             integer     NOT NULL,
    external_subscription_id text,                         -- null: counts for nobody, and is never a duplicate
    transaction_id           text        NOT NULL,
    code                     text        NOT NULL,
    precise_total_amount_cents numeric(40,15),
    properties               jsonb       NOT NULL
) PARTITION BY LIST (partition_no);

CREATE TABLE event_store_partition (
    no         integer PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Write transactions whose events are not rolled up yet. Inserted with the events, deleted with the rollups that took them in.
CREATE SEQUENCE event_write_id;
CREATE TABLE event_write (
    id           bigint PRIMARY KEY,
    partition_no integer NOT NULL
);

-- What the live metrics and charges ask of the events of a code: the property aggregated, and every property that prices or groups.
CREATE VIEW rollup_need AS
SELECT m.organization_id,
       m.code,
       m.aggregation_type,
       m.field_name,
       ARRAY(
           SELECT f.key FROM billable_metric_filter f WHERE f.billable_metric_id = m.id
           UNION
           SELECT jsonb_path_query(c.properties, '$.pricing_group_keys[*] ? (@.type() == "string")') #>> '{}'
             FROM charge c WHERE c.billable_metric_id = m.id AND c.deleted_at IS NULL
           UNION
           SELECT jsonb_path_query(c.properties, '$.presentation_group_keys[*].value ? (@.type() == "string")') #>> '{}'
             FROM charge c WHERE c.billable_metric_id = m.id AND c.deleted_at IS NULL
           UNION
           SELECT jsonb_path_query(f.properties, '$.pricing_group_keys[*] ? (@.type() == "string")') #>> '{}'
             FROM charge c JOIN charge_filter f ON f.charge_id = c.id AND f.deleted_at IS NULL
            WHERE c.billable_metric_id = m.id AND c.deleted_at IS NULL
           UNION
           SELECT 'target_wallet_code'
             FROM charge c WHERE c.billable_metric_id = m.id AND c.deleted_at IS NULL AND c.accepts_target_wallet
           ORDER BY 1
       ) AS keys
  FROM billable_metric m
 WHERE m.deleted_at IS NULL;

-- How the events of a code are rolled up. Replaced by one of a new id when the need changes; readable once built.
CREATE TABLE rollup_definition (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id  uuid    NOT NULL REFERENCES organization,
    code             text    NOT NULL,
    aggregation_type text    NOT NULL,
    field_name       text,
    keys             text[]  NOT NULL,
    events_through   bigint  NOT NULL,                     -- events before this sequence come from building, later ones as they arrive
    partitions_built integer NOT NULL,                     -- up to and including this partition
    partitions_total integer NOT NULL,                     -- the newest one when building began
    built            boolean NOT NULL GENERATED ALWAYS AS (partitions_built >= partitions_total) STORED,
    UNIQUE (organization_id, code)
);

-- Definitions that were replaced: their rollups are deleted bit by bit.
CREATE TABLE rollup_retired (
    definition_id bigint PRIMARY KEY
);

-- Texts of any length as part of an index key.
CREATE FUNCTION rollup_key(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE
        WHEN value IS NULL THEN '-'
        WHEN octet_length(value) <= 200 THEN '=' || value
        ELSE '#' || encode(sha256(convert_to(value, 'UTF8')), 'hex')
    END;

-- What the events of one hour amount to, per combination of the keys' values. No foreign keys: written by one worker, in bulk.
CREATE TABLE event_rollup (
    definition_id            bigint      NOT NULL,
    bucket_at                timestamptz NOT NULL,
    first_at                 timestamptz NOT NULL,
    last_at                  timestamptz NOT NULL,
    events_count             bigint      NOT NULL,
    external_subscription_id text        NOT NULL,
    dimensions_key           text        NOT NULL,
    dimensions               text[]      NOT NULL,         -- by key of the definition, in order; null where the property is absent
    units                    numeric,                      -- sum, sum of deltas, or largest
    area                     numeric,                      -- sum of delta x seconds since the epoch
    precise_total_amount_cents numeric,
    latest                   numeric[],                    -- {seconds since the epoch, sequence, value}
    PRIMARY KEY (definition_id, external_subscription_id, bucket_at, dimensions_key)
);

-- The last operation on each distinct value, per day and over all time (bucket -infinity).
CREATE TABLE unique_rollup (
    definition_id            bigint      NOT NULL,
    bucket_at                timestamptz NOT NULL,
    first_at                 timestamptz NOT NULL,
    last_at                  timestamptz NOT NULL,
    last_sequence            bigint      NOT NULL,
    added                    boolean     NOT NULL,
    external_subscription_id text        NOT NULL,
    dimensions_key           text        NOT NULL,
    value_key                text        NOT NULL,
    dimensions               text[]      NOT NULL,
    PRIMARY KEY (definition_id, external_subscription_id, bucket_at, dimensions_key, value_key)
);
CREATE INDEX unique_rollup_last ON unique_rollup (definition_id, external_subscription_id, last_at) WHERE bucket_at = '-infinity';
