-- Service cases. Not folded from the journal, so no reference to the records, which may be rebuilt.
CREATE TABLE ticket (
    number      bigint GENERATED ALWAYS AS IDENTITY (START WITH 600001) PRIMARY KEY,
    interaction text        NOT NULL,
    category    text        NOT NULL,
    status      text        NOT NULL,
    customer    text REFERENCES customer ON DELETE SET NULL,
    opened_at   timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    UNIQUE (interaction, category)
);
CREATE INDEX ticket_customer ON ticket (customer, number);
