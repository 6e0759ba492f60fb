-- A queue entry whose caller has hung up and will be called: counts in no figure of the queue.
ALTER TABLE queue_entry ADD COLUMN to_be_called boolean NOT NULL DEFAULT false;

-- Where a caller wants to be called who has entered another number than the one she called from.
CREATE TABLE callback_number (
    interaction text        PRIMARY KEY,
    number      text        NOT NULL,
    at          timestamptz NOT NULL DEFAULT now()
);
