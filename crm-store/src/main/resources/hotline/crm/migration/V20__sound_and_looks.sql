-- How conversations sounded at agents' browsers: a summary of each stretch in which the same people took part.
CREATE TABLE sound (
    interaction text        NOT NULL,
    agent       text        NOT NULL,
    began_at    timestamptz NOT NULL,
    ended_at    timestamptz NOT NULL,
    -- measured so often
    samples     int         NOT NULL,
    -- means, but for the last, which is the worst of all
    loss        double precision NOT NULL,
    jitter      int         NOT NULL,
    round_trip  int         NOT NULL,
    mos         double precision NOT NULL,
    worst_mos   double precision NOT NULL,
    PRIMARY KEY (interaction, agent, began_at)
);

-- Who has looked at a customer's record without having her on the desk.
CREATE TABLE customer_look (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer text        NOT NULL,
    person   text        NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX customer_look_customer ON customer_look (customer, id DESC);
