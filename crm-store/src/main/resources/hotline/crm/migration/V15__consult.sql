-- A queue entry an agent has made, to ask somebody (CONSULT) or to send the customer to a certain colleague (TRANSFER): counts in no figure of the queue.
ALTER TABLE queue_entry ADD COLUMN purpose text;

-- The part of an agent who was only asked something, by whom; no handling of the queue's. Null again once the customer was handed over.
ALTER TABLE assignment ADD COLUMN consulted_by text;
