-- What was ever announced for a number or a queue, switched by hand: who, since when, until when. Rows stay; one without an end is in force until then.
CREATE TABLE emergency (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text        NOT NULL CHECK (kind IN ('NUMBER', 'QUEUE')),
    place        text        NOT NULL,
    announcement text        NOT NULL,
    closes       boolean     NOT NULL,
    since        timestamptz NOT NULL,
    by           text        NOT NULL,
    until        timestamptz,
    ended_at     timestamptz,
    ended_by     text
);
CREATE UNIQUE INDEX emergency_in_force ON emergency (kind, place) WHERE ended_at IS NULL;
