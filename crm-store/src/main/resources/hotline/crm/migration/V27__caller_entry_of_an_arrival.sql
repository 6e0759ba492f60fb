-- What was entered goes with who called, whichever is stored or erased first: of a call whose arrival is erased nothing is kept any more.
DELETE FROM caller_entry WHERE NOT EXISTS (SELECT FROM arrival WHERE arrival.interaction = caller_entry.interaction);
ALTER TABLE caller_entry ADD FOREIGN KEY (interaction) REFERENCES arrival ON DELETE CASCADE;

-- Who spoke last with whoever calls from a number: the newest first, however many there were.
DROP INDEX arrival_number;
CREATE INDEX arrival_number ON arrival (number, arrived_at);
