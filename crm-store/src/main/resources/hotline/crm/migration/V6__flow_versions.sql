-- Every text of a call flow that was ever in force; no text: from then on the flow was gone.
CREATE TABLE flow_version (
    file   text        NOT NULL,
    number integer     NOT NULL,
    text   text,
    at     timestamptz NOT NULL,
    by     text        NOT NULL,
    PRIMARY KEY (file, number)
);
