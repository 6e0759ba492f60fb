-- Words are found by the pairs of letters in them, which also finds Chinese words of two characters.
-- Without spaces and punctuation, in small letters, wide letters as narrow ones.
CREATE FUNCTION plain_text(t text) RETURNS text IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT regexp_replace(lower(normalize(t, NFKC)), '[\s!-/:-@\[-`{-~]+', '', 'g') $$;
-- Stands in indexes, so it refers to no other function of ours.
CREATE FUNCTION letter_pairs(t text) RETURNS text[] IMMUTABLE PARALLEL SAFE LANGUAGE sql AS
$$ SELECT coalesce(array_agg(DISTINCT letter || next), '{}') FROM (
       SELECT letter, lead(letter) OVER (ORDER BY place) AS next
       FROM unnest(string_to_array(regexp_replace(lower(normalize(t, NFKC)), '[\s!-/:-@\[-`{-~]+', '', 'g'), NULL))
           WITH ORDINALITY AS letters (letter, place)) AS pairs
   WHERE next IS NOT NULL $$;

CREATE INDEX customer_found ON customer USING gin (letter_pairs(name));
CREATE INDEX note_found ON note USING gin (letter_pairs(text));
CREATE INDEX ticket_found ON ticket USING gin (letter_pairs(subject || ' ' || text));
-- a number is found by how it ends
CREATE INDEX customer_number_end ON customer_number (reverse(number) text_pattern_ops);
CREATE INDEX callback_customer ON callback (customer);

-- Customers are corrected at desks: who has looked at an older version does not overwrite a newer.
ALTER TABLE customer
    ADD COLUMN version     bigint NOT NULL DEFAULT 1,
    -- the customer this one turned out to be; it has no numbers, then, and nothing is found with it
    ADD COLUMN merged_into text REFERENCES customer ON DELETE CASCADE;
CREATE INDEX customer_merged_into ON customer (merged_into) WHERE merged_into IS NOT NULL;

-- Who has changed what of a customer; goes with the customer.
CREATE TABLE customer_change (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer text        NOT NULL REFERENCES customer ON DELETE CASCADE,
    at       timestamptz NOT NULL,
    by       text        NOT NULL,
    deed     text        NOT NULL CHECK (deed IN ('CREATED', 'CHANGED', 'MERGED', 'SEPARATED')),
    fields   jsonb       NOT NULL DEFAULT '[]'
);
CREATE INDEX customer_change_customer ON customer_change (customer, id);

-- Two that turned out to be one, with all that was moved, so that it can be moved back.
CREATE TABLE customer_merge (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kept      text        NOT NULL REFERENCES customer ON DELETE CASCADE,
    gone      text        NOT NULL REFERENCES customer ON DELETE CASCADE,
    at        timestamptz NOT NULL,
    by        text        NOT NULL,
    undone_at timestamptz,
    undone_by text
);
CREATE INDEX customer_merge_kept ON customer_merge (kept);
CREATE INDEX customer_merge_gone ON customer_merge (gone);
CREATE TABLE customer_moved (
    merge bigint NOT NULL REFERENCES customer_merge ON DELETE CASCADE,
    what  text   NOT NULL,
    id    text   NOT NULL,
    PRIMARY KEY (merge, what, id)
);

-- Who was erased stays nowhere; that somebody was, and by whom, does.
CREATE TABLE customer_erasure (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer text NOT NULL,
    at timestamptz NOT NULL,
    by text NOT NULL
);
