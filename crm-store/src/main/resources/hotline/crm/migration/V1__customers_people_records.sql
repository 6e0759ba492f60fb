-- Customers: what the centre knows before somebody calls.
CREATE TABLE customer (
    id             text PRIMARY KEY,
    name           text NOT NULL,
    tier           text NOT NULL CHECK (tier IN ('ORDINARY', 'GOLD', 'VIP')),
    language       text,
    assigned_agent text,
    backup_agent   text
);

-- A number may be shared by several customers.
CREATE TABLE customer_number (
    customer text NOT NULL REFERENCES customer ON DELETE CASCADE,
    number   text NOT NULL CHECK (number ~ '^\+[0-9]{2,18}$'),
    PRIMARY KEY (customer, number)
);
CREATE INDEX customer_number_number ON customer_number (number);

CREATE TABLE customer_order (
    id          text PRIMARY KEY,
    customer    text NOT NULL REFERENCES customer ON DELETE CASCADE,
    number      text NOT NULL,
    status      text NOT NULL CHECK (status IN ('PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'CANCELLED')),
    items       int  NOT NULL,
    placed_on   date NOT NULL,
    expected_on date
);
CREATE INDEX customer_order_customer ON customer_order (customer, placed_on);

CREATE TABLE bill (
    id           text PRIMARY KEY,
    customer     text   NOT NULL REFERENCES customer ON DELETE CASCADE,
    amount_minor bigint NOT NULL,
    currency     text   NOT NULL,
    due_on       date   NOT NULL,
    paid_on      date
);
CREATE INDEX bill_customer ON bill (customer, due_on);

-- People who sign in.
CREATE TABLE person (
    id            text PRIMARY KEY,
    name          text    NOT NULL,
    roles         text    NOT NULL,
    team          text    NOT NULL,
    station       text,
    disabled      boolean NOT NULL DEFAULT false,
    password_hash text,
    pin_hash      text
);

-- The journal, copied from the segments; and how far.
CREATE TABLE journal (
    epoch bigint      NOT NULL,
    seq   bigint      NOT NULL,
    at    timestamptz NOT NULL,
    type  text        NOT NULL,
    event jsonb       NOT NULL,
    PRIMARY KEY (epoch, seq)
);
CREATE INDEX journal_at ON journal (at);

CREATE TABLE drained_upto (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    bigint NOT NULL,
    seq      bigint NOT NULL
);
INSERT INTO drained_upto (epoch, seq) VALUES (0, 0);

-- Who called, kept apart from the records so that it can be erased.
CREATE TABLE arrival (
    interaction  text PRIMARY KEY,
    raw_number   text        NOT NULL,
    number       text,
    raw_name     text        NOT NULL,
    dialled      text        NOT NULL,
    sip_call_id  text,
    customer     text REFERENCES customer ON DELETE SET NULL,
    arrived_at   timestamptz NOT NULL
);
CREATE INDEX arrival_sip_call_id ON arrival (sip_call_id);
CREATE INDEX arrival_number ON arrival (number);

-- Records, folded from the journal; may be rebuilt from it at any time.
CREATE TABLE interaction (
    id               text PRIMARY KEY,
    channel          text        NOT NULL,
    direction        text        NOT NULL,
    entry_point      text        NOT NULL,
    began_at         timestamptz NOT NULL,
    customer_left_at timestamptz,
    ended_at         timestamptz,
    outcome          text,
    ended_by         text,
    cause            text,
    service          text
);
CREATE INDEX interaction_began_at ON interaction (began_at);

CREATE TABLE flow_step (
    interaction text        NOT NULL REFERENCES interaction ON DELETE CASCADE,
    ordinal     int         NOT NULL,
    flow        text        NOT NULL,
    node        text        NOT NULL,
    exit        text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (interaction, ordinal)
);

CREATE TABLE queue_entry (
    interaction       text        NOT NULL REFERENCES interaction ON DELETE CASCADE,
    ordinal           int         NOT NULL,
    queue             text        NOT NULL,
    plan              jsonb       NOT NULL,
    step              int         NOT NULL,
    order_key         timestamptz NOT NULL,
    head_start_millis bigint      NOT NULL,
    queued_at         timestamptz NOT NULL,
    ended_at          timestamptz,
    outcome           text,
    wait_millis       bigint,
    PRIMARY KEY (interaction, ordinal)
);
CREATE INDEX queue_entry_queued_at ON queue_entry (queued_at);

CREATE TABLE offer (
    interaction text        NOT NULL REFERENCES interaction ON DELETE CASCADE,
    ordinal     int         NOT NULL,
    id          text        NOT NULL UNIQUE,
    entry       int         NOT NULL,
    agent       text        NOT NULL,
    station     text        NOT NULL,
    made_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    rang_at     timestamptz,
    ended_at    timestamptz,
    result      text,
    ledger      jsonb       NOT NULL,
    PRIMARY KEY (interaction, ordinal)
);

CREATE TABLE segment (
    interaction text        NOT NULL REFERENCES interaction ON DELETE CASCADE,
    ordinal     int         NOT NULL,
    customer    boolean     NOT NULL,
    agents      text[]      NOT NULL,
    began_at    timestamptz NOT NULL,
    ended_at    timestamptz,
    PRIMARY KEY (interaction, ordinal)
);

CREATE TABLE assignment (
    interaction        text        NOT NULL REFERENCES interaction ON DELETE CASCADE,
    ordinal            int         NOT NULL,
    agent              text        NOT NULL,
    offer              text        NOT NULL,
    queue              text        NOT NULL,
    began_at           timestamptz NOT NULL,
    held_since         timestamptz,
    wrap_up_at         timestamptz,
    ended_at           timestamptz,
    talk_millis        bigint      NOT NULL,
    hold_millis        bigint      NOT NULL,
    wrap_up_millis     bigint      NOT NULL,
    ended_by           text,
    disposition        text,
    wrap_up_timed_out  boolean     NOT NULL,
    PRIMARY KEY (interaction, ordinal)
);
CREATE INDEX assignment_agent ON assignment (agent, began_at);

CREATE TABLE agent_state_change (
    epoch        bigint      NOT NULL,
    seq          bigint      NOT NULL,
    at           timestamptz NOT NULL,
    agent        text        NOT NULL,
    state        text        NOT NULL,
    reason       text,
    available    text        NOT NULL,
    station      text,
    offer        text,
    interaction  text,
    activity     text,
    caused_by    text,
    PRIMARY KEY (epoch, seq, agent)
);
CREATE INDEX agent_state_change_agent ON agent_state_change (agent, epoch, seq);
