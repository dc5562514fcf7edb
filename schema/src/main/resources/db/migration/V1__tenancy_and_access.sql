-- Organizations, people, roles, keys. Every table of the product carries organization_id; a row of another organization does not exist.

CREATE TABLE organization (
    id                  uuid PRIMARY KEY,
    name                text        NOT NULL,
    slug                text        NOT NULL UNIQUE,
    sandbox             boolean     NOT NULL DEFAULT false,
    clock_now           timestamptz,                       -- only a sandbox has a clock of its own
    hmac_key            uuid        NOT NULL,
    late_events         text        NOT NULL DEFAULT 'ignore' CHECK (late_events IN ('ignore', 'correct')),
    last_customer_sequence integer  NOT NULL DEFAULT 0,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    CHECK (sandbox = (clock_now IS NOT NULL))
);

CREATE TABLE app_user (
    id                   uuid PRIMARY KEY,
    email                text        NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash        text        NOT NULL,
    last_organization_id uuid REFERENCES organization,
    created_at           timestamptz NOT NULL
);

CREATE TABLE user_session (
    token_hash   bytea PRIMARY KEY,
    user_id      uuid        NOT NULL REFERENCES app_user ON DELETE CASCADE,
    user_agent   text,
    address      text,
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);
CREATE INDEX user_session_of_user ON user_session (user_id);
CREATE INDEX user_session_expiry ON user_session (expires_at);

-- Attempts to sign in that have not succeeded; they are counted per account and address, on all nodes together.
CREATE TABLE sign_in_attempt (
    id           uuid PRIMARY KEY,
    email        text        NOT NULL,
    address      text        NOT NULL,
    attempted_at timestamptz NOT NULL
);
CREATE INDEX sign_in_attempt_of_email ON sign_in_attempt (email, attempted_at);
CREATE INDEX sign_in_attempt_of_address ON sign_in_attempt (address, attempted_at);
CREATE INDEX sign_in_attempt_age ON sign_in_attempt (attempted_at);

-- Devices a user signed in from, so that a new one is noticed (PLT-071).
CREATE TABLE known_device (
    user_id      uuid        NOT NULL REFERENCES app_user ON DELETE CASCADE,
    agent_hash   bytea       NOT NULL,
    first_seen_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, agent_hash)
);

CREATE TABLE membership (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    user_id         uuid        NOT NULL REFERENCES app_user,
    roles           text[]      NOT NULL CHECK (cardinality(roles) > 0),
    status          text        NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'revoked')),
    created_at      timestamptz NOT NULL,
    revoked_at      timestamptz
);
CREATE UNIQUE INDEX membership_active ON membership (organization_id, user_id) WHERE status = 'active';
CREATE INDEX membership_of_user ON membership (user_id);

-- Custom roles only; admin, manager and finance are built in.
CREATE TABLE custom_role (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    code            text        NOT NULL,
    name            text        NOT NULL,
    description     text,
    permissions     text[]      NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    UNIQUE (organization_id, code)
);

CREATE TABLE invite (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    email           text        NOT NULL,
    roles           text[]      NOT NULL,
    status          text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'revoked')),
    token_hash      bytea       NOT NULL UNIQUE,
    expires_at      timestamptz NOT NULL,
    created_at      timestamptz NOT NULL,
    accepted_at     timestamptz,
    revoked_at      timestamptz
);
CREATE UNIQUE INDEX invite_pending ON invite (organization_id, email) WHERE status = 'pending';

CREATE TABLE api_key (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    name            text,
    key_hash        bytea       NOT NULL UNIQUE,
    hint            text        NOT NULL,                  -- last four characters, all that is shown afterwards
    permissions     jsonb       NOT NULL,                  -- resource -> ["read","write"]
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz,
    last_used_at    timestamptz
);
CREATE INDEX api_key_of_organization ON api_key (organization_id, created_at);

CREATE TABLE security_log (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    user_id         uuid,
    user_email      text,
    api_key_id      uuid,
    log_type        text        NOT NULL,
    log_event       text        NOT NULL,
    resources       jsonb       NOT NULL DEFAULT '{}',
    device_info     jsonb       NOT NULL DEFAULT '{}',
    logged_at       timestamptz NOT NULL
);
CREATE INDEX security_log_by_time ON security_log (organization_id, logged_at DESC, id);

-- Answers to requests that carried an Idempotency-Key, written in the transaction of what the request did. scope: the organization, or the
-- user where there is none yet. The key is kept as a hash, the answer encrypted with what only the sender of the key can derive.
CREATE TABLE idempotent_answer (
    scope        uuid        NOT NULL,
    key_hash     bytea       NOT NULL,
    request_hash bytea       NOT NULL,
    status       integer,
    body         bytea,
    content_type text,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (scope, key_hash)
);
CREATE INDEX idempotent_answer_age ON idempotent_answer (created_at);

-- Whatever must happen at a business instant. One pending row per kind and subject.
CREATE TABLE due_work (
    id              uuid PRIMARY KEY,
    organization_id uuid        NOT NULL REFERENCES organization,
    kind            text        NOT NULL,
    subject_id      uuid        NOT NULL,
    group_id        uuid        NOT NULL,                  -- rows of one group are run together (a customer, mostly)
    due_at          timestamptz NOT NULL,
    rank            smallint    NOT NULL,                  -- order among kinds due at the same instant
    live            boolean     NOT NULL,                  -- false: waits for its sandbox clock to be moved
    attempts        integer     NOT NULL DEFAULT 0,
    retry_at        timestamptz,                           -- machine time of the next attempt after a failure
    parked_at       timestamptz,
    reason          text,
    created_at      timestamptz NOT NULL,
    UNIQUE (organization_id, kind, subject_id)
);
CREATE INDEX due_work_live ON due_work (due_at, rank, group_id) WHERE live AND parked_at IS NULL;
CREATE INDEX due_work_sandbox ON due_work (organization_id, due_at, rank, group_id) WHERE NOT live AND parked_at IS NULL;
CREATE INDEX due_work_of_group ON due_work (group_id, due_at, rank) WHERE parked_at IS NULL;
CREATE INDEX due_work_parked ON due_work (organization_id, parked_at) WHERE parked_at IS NOT NULL;
