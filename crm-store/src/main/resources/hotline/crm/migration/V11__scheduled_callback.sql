-- Customers who are to be called at a time that was agreed: one row from the promise to its end, with the calls that were made for it.
CREATE TABLE callback (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    queue      text        NOT NULL,
    number     text        NOT NULL,
    -- ours, as her phone will show it
    shown_as   text        NOT NULL,
    customer   text        REFERENCES customer ON DELETE SET NULL,
    language   text        NOT NULL,
    -- the agent who is to talk with her, if anybody in particular
    owner      text,
    opens_at   timestamptz NOT NULL,
    closes_at  timestamptz NOT NULL CHECK (closes_at > opens_at),
    note       text        NOT NULL,
    -- where it was agreed: by which node of which flow, in which interaction
    flow       text,
    node       text,
    agreed_in  text,
    created_by text        NOT NULL,
    created_at timestamptz NOT NULL,
    state      text        NOT NULL CHECK (state IN ('PLANNED', 'DUE', 'QUEUED', 'DONE', 'MISSED', 'CANCELLED')),
    -- the promised call of now: its name is here before the core hears of it, so that it is promised once whoever dies
    call       text        UNIQUE,
    call_until timestamptz,
    call_by    text,
    calls      text[]      NOT NULL DEFAULT '{}',
    closed_by  text,
    closed_at  timestamptz,
    -- something became of it by itself that nobody has been told yet
    news       boolean     NOT NULL DEFAULT false
);
CREATE INDEX callback_open ON callback (opens_at) WHERE state NOT IN ('DONE', 'CANCELLED');
CREATE INDEX callback_news ON callback (id) WHERE news;
CREATE INDEX callback_calls ON callback USING gin (calls);
CREATE INDEX callback_closed ON callback (closed_at);
-- a caller agrees on one with a flow: the newest counts
CREATE UNIQUE INDEX callback_agreed_in ON callback (agreed_in) WHERE flow IS NOT NULL;
CREATE INDEX callback_asked_in ON callback (agreed_in);

CREATE TABLE callback_attempt (
    callback bigint      NOT NULL REFERENCES callback ON DELETE CASCADE,
    ordinal  int         NOT NULL,
    call     text        NOT NULL,
    offer    text        NOT NULL,
    at       timestamptz NOT NULL,
    -- REACHED, or why not; null while it rings
    result   text,
    PRIMARY KEY (callback, ordinal)
);
