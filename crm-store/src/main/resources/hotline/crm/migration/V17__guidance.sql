-- Standard answers and guidance: what agents say and do, in both languages, and where it is offered to them.
CREATE TABLE article (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text        NOT NULL CHECK (kind IN ('GUIDANCE', 'ANSWER')),
    title_zh   text        NOT NULL,
    title_en   text        NOT NULL,
    text_zh    text        NOT NULL,
    text_en    text        NOT NULL,
    -- suggested in conversations of these queues; none: everywhere
    queues     text[]      NOT NULL DEFAULT '{}',
    -- stands open with each conversation of these queues; a queue has at most one such
    opens_in   text[]      NOT NULL DEFAULT '{}',
    -- suggested to callers who came by these nodes of the menu
    nodes      text[]      NOT NULL DEFAULT '{}',
    product    text,
    tags       text[]      NOT NULL DEFAULT '{}',
    retired    boolean     NOT NULL DEFAULT false,
    version    bigint      NOT NULL DEFAULT 1,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL
);

-- Each version there ever was, as a whole, with who wrote it.
CREATE TABLE article_version (
    article bigint      NOT NULL REFERENCES article ON DELETE CASCADE,
    version bigint      NOT NULL,
    at      timestamptz NOT NULL,
    by      text        NOT NULL,
    retired boolean     NOT NULL,
    content jsonb       NOT NULL,
    PRIMARY KEY (article, version)
);

-- Who used which in which conversation; several times in one counts once.
CREATE TABLE article_use (
    article     bigint      NOT NULL REFERENCES article ON DELETE CASCADE,
    interaction text        NOT NULL,
    agent       text        NOT NULL,
    version     bigint      NOT NULL,
    language    text        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (article, interaction, agent)
);
CREATE INDEX article_use_interaction ON article_use (interaction);
