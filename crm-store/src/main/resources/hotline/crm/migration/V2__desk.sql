-- The agents' desk, the board and reports.

-- Which customer an agent said it was, and who said so; the newest is also in arrival.customer.
CREATE TABLE customer_choice (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    interaction text        NOT NULL,
    customer    text REFERENCES customer ON DELETE SET NULL,
    created     boolean     NOT NULL,
    chosen_by   text        NOT NULL,
    chosen_at   timestamptz NOT NULL
);
CREATE INDEX customer_choice_interaction ON customer_choice (interaction, id);
CREATE INDEX arrival_customer ON arrival (customer, arrived_at);

-- What agents write down. Not folded from the journal, so no reference to the records, which may be rebuilt.
CREATE TABLE note (
    interaction text        NOT NULL,
    agent       text        NOT NULL,
    version     bigint      NOT NULL,
    text        text        NOT NULL,
    saved_at    timestamptz NOT NULL,
    PRIMARY KEY (interaction, agent)
);

-- Who is signed in with a browser. The token itself is nowhere, only its SHA-256.
CREATE TABLE web_session (
    token_hash bytea PRIMARY KEY,
    person     text        NOT NULL REFERENCES person ON DELETE CASCADE,
    began_at   timestamptz NOT NULL,
    seen_at    timestamptz NOT NULL
);
CREATE INDEX web_session_person ON web_session (person);
CREATE INDEX web_session_seen_at ON web_session (seen_at);

-- What the flow attached when it handed over: codes only.
ALTER TABLE queue_entry ADD COLUMN attached jsonb NOT NULL DEFAULT '{}';

-- Reports ask by queue or agent and time.
CREATE INDEX queue_entry_open ON queue_entry (queued_at) WHERE ended_at IS NULL;
CREATE INDEX offer_made_at ON offer (made_at);
CREATE INDEX offer_open ON offer (made_at) WHERE ended_at IS NULL;
CREATE INDEX assignment_ended_at ON assignment (ended_at);
CREATE INDEX agent_state_change_time ON agent_state_change (agent, at, epoch, seq);
CREATE INDEX assignment_open ON assignment (began_at) WHERE ended_at IS NULL;
