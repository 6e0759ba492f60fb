-- Recordings of conversations, one for each time a customer talked with the same others. They lie in the data folder under their id; no row, no recording.
CREATE TABLE recording (
    id          text        PRIMARY KEY,
    interaction text        NOT NULL,
    -- by whose rule it was recorded
    queue       text        NOT NULL,
    agents      text[]      NOT NULL,
    on_demand   boolean     NOT NULL,
    from_at     timestamptz NOT NULL,
    to_at       timestamptz NOT NULL,
    millis      bigint      NOT NULL,
    bytes       bigint      NOT NULL
);
CREATE INDEX recording_interaction ON recording (interaction, from_at);
CREATE INDEX recording_to_at ON recording (to_at);

-- What is silent in it, and at whose request.
CREATE TABLE recording_pause (
    recording text        NOT NULL REFERENCES recording ON DELETE CASCADE,
    from_at   timestamptz NOT NULL,
    to_at     timestamptz NOT NULL,
    by        text        NOT NULL
);
CREATE INDEX recording_pause_recording ON recording_pause (recording);

-- Who has listened to which, and who has erased one. Outlives the recording.
CREATE TABLE recording_access (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recording text        NOT NULL,
    person    text        NOT NULL,
    deed      text        NOT NULL CHECK (deed IN ('HEARD', 'ERASED')),
    at        timestamptz NOT NULL
);
CREATE INDEX recording_access_recording ON recording_access (recording);
CREATE INDEX recording_access_at ON recording_access (at);
