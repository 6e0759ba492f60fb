-- The languages customers have chosen on the telephone, and what was on record before; goes with the customer.
CREATE TABLE customer_language (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer    text        NOT NULL REFERENCES customer ON DELETE CASCADE,
    language    text        NOT NULL,
    before      text,
    interaction text        NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX customer_language_customer ON customer_language (customer, at);
