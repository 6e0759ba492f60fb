-- What customers prove with who they are: only a hash of it.
CREATE TABLE customer_proof (
    customer text        NOT NULL REFERENCES customer ON DELETE CASCADE,
    kind     text        NOT NULL CHECK (kind IN ('PIN', 'DOCUMENT')),
    hash     text        NOT NULL,
    set_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer, kind)
);

-- How often a customer's proofs were wrong lately, across calls; too often, and nothing is checked for a while.
CREATE TABLE customer_lock (
    customer     text        PRIMARY KEY REFERENCES customer ON DELETE CASCADE,
    wrong        int         NOT NULL,
    since        timestamptz NOT NULL,
    locked_until timestamptz
);
