-- Messages callers have left for a queue's agents. The recordings lie in the data folder; no row, no recording.
CREATE TABLE voicemail (
    interaction text        PRIMARY KEY,
    queue       text        NOT NULL,
    language    text        NOT NULL,
    left_at     timestamptz NOT NULL,
    millis      bigint      NOT NULL,
    taken_by    text,
    taken_at    timestamptz,
    done_by     text,
    done_at     timestamptz,
    -- the call in which its caller is called back, the newest
    call        text
);
CREATE INDEX voicemail_open ON voicemail (queue, left_at) WHERE done_at IS NULL;
CREATE INDEX voicemail_call ON voicemail (call);
CREATE INDEX voicemail_left_at ON voicemail (left_at);

-- Who has listened to which, and who has erased one. Outlives the message.
CREATE TABLE voicemail_access (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    interaction text        NOT NULL,
    person      text        NOT NULL,
    deed        text        NOT NULL CHECK (deed IN ('HEARD', 'ERASED')),
    at          timestamptz NOT NULL
);
CREATE INDEX voicemail_access_interaction ON voicemail_access (interaction);
