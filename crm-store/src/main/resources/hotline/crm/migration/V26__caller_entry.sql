-- What callers have entered by keys and agents may see, as far as the flow says so; of each node the newest. Whose it is says the arrival of the same interaction. Never what proves who somebody is.
CREATE TABLE caller_entry (
    interaction text        NOT NULL,
    -- its whole name, with the nodes that called its flow
    node        text        NOT NULL CHECK (length(node) <= 500),
    flow        text        NOT NULL,
    value       text        NOT NULL CHECK (value ~ '^[0-9][0-9.-]{0,31}$'),
    entered_at  timestamptz NOT NULL,
    PRIMARY KEY (interaction, node)
);
CREATE INDEX caller_entry_entered_at ON caller_entry (entered_at);
