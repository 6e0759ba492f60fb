-- What went on beside a conversation: a supervisor on an agent's line, an agent who asked for one, somebody outside who was asked. Of calls from before nothing is known here; a rebuild of the records tells.
CREATE TABLE aside (
    interaction text        NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    ordinal     int         NOT NULL,
    kind        text        NOT NULL,
    -- the supervisor, or the agent
    person      text        NOT NULL,
    -- on whose line the supervisor was
    agent       text,
    began_at    timestamptz NOT NULL,
    answered_at timestamptz,
    ended_at    timestamptz,
    outcome     text,
    PRIMARY KEY (interaction, ordinal)
);
