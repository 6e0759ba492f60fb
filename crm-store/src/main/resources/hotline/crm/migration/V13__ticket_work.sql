-- Tickets are worked on: what they are about, how urgent, whose they are, and every change with who made it.
ALTER TABLE ticket RENAME COLUMN category TO kind;
ALTER TABLE ticket DROP CONSTRAINT ticket_interaction_category_key;
ALTER TABLE ticket ALTER COLUMN interaction DROP NOT NULL;
ALTER TABLE ticket
    -- what exactly, by a code of the configuration
    ADD COLUMN category     text,
    ADD COLUMN priority     text        NOT NULL DEFAULT 'NORMAL' CHECK (priority IN ('LOW', 'NORMAL', 'HIGH', 'URGENT')),
    ADD COLUMN subject      text        NOT NULL DEFAULT '',
    ADD COLUMN text         text        NOT NULL DEFAULT '',
    -- who works on it; and whose it is as long as nobody does: a queue's agents, a team, or everybody
    ADD COLUMN assignee     text,
    ADD COLUMN queue        text,
    ADD COLUMN team         text,
    ADD COLUMN opened_by    text        NOT NULL DEFAULT 'flow',
    ADD COLUMN status_since timestamptz,
    ADD COLUMN escalated_at timestamptz,
    -- goes up with each change: who has looked at an older one does not overwrite a newer
    ADD COLUMN version      bigint      NOT NULL DEFAULT 1,
    ADD CONSTRAINT ticket_group CHECK (queue IS NULL OR team IS NULL);
UPDATE ticket SET status = 'WAITING' WHERE status = 'PENDING';
UPDATE ticket SET status_since = opened_at;
ALTER TABLE ticket ALTER COLUMN status_since SET NOT NULL;
-- a caller opens one of a kind with a flow, however often the node is entered
CREATE UNIQUE INDEX ticket_by_flow ON ticket (interaction, kind) WHERE opened_by = 'flow';
CREATE INDEX ticket_open ON ticket (due_at) WHERE status NOT IN ('SOLVED', 'CLOSED');
CREATE INDEX ticket_assignee ON ticket (assignee) WHERE status NOT IN ('SOLVED', 'CLOSED');

CREATE TABLE ticket_change (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket      bigint      NOT NULL REFERENCES ticket ON DELETE CASCADE,
    at          timestamptz NOT NULL,
    by          text        NOT NULL,
    deed        text        NOT NULL,
    comment     text        NOT NULL DEFAULT '',
    -- what became of which field: [{"field", "before", "after"}]; texts of people stand here, too
    fields      jsonb       NOT NULL DEFAULT '[]',
    interaction text
);
CREATE INDEX ticket_change_ticket ON ticket_change (ticket, id);
INSERT INTO ticket_change (ticket, at, by, deed, interaction) SELECT number, opened_at, 'flow', 'OPENED', interaction FROM ticket;

-- The interactions a ticket came up in.
CREATE TABLE ticket_interaction (
    ticket      bigint NOT NULL REFERENCES ticket ON DELETE CASCADE,
    interaction text   NOT NULL,
    PRIMARY KEY (ticket, interaction)
);
CREATE INDEX ticket_interaction_interaction ON ticket_interaction (interaction);
INSERT INTO ticket_interaction (ticket, interaction) SELECT number, interaction FROM ticket;
