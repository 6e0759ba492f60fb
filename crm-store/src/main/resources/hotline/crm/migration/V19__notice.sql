-- Short messages from supervisors to agents, and who has read them when.
CREATE TABLE notice (
    id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at   timestamptz NOT NULL,
    by   text        NOT NULL,
    -- as whoever wrote it meant it: an agent's id, a team's name, or nothing for all who were signed in
    kind text        NOT NULL CHECK (kind IN ('AGENT', 'TEAM', 'EVERYBODY')),
    whom text,
    text text        NOT NULL
);
CREATE INDEX notice_by ON notice (by, id DESC);

CREATE TABLE notice_reader (
    notice  bigint NOT NULL REFERENCES notice ON DELETE CASCADE,
    agent   text   NOT NULL,
    read_at timestamptz,
    PRIMARY KEY (notice, agent)
);
CREATE INDEX notice_unread ON notice_reader (agent) WHERE read_at IS NULL;
