-- What callers answered after a conversation. Who they are stands with their arrival alone, so that erasing it there is enough.
CREATE TABLE survey (
    interaction text        PRIMARY KEY,
    queue       text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    satisfied   int         CHECK (satisfied BETWEEN 1 AND 5),
    recommend   int         CHECK (recommend BETWEEN 0 AND 10),
    solved      boolean
);
CREATE INDEX survey_asked_at ON survey (asked_at);
