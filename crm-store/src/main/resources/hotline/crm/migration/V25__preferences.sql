-- Which keys people have chosen for what pages do, as "action=key" with a space between two, and whether calls are taken by themselves at their phones in the page: the same wherever they sign in.
ALTER TABLE person ADD COLUMN keys text NOT NULL DEFAULT '', ADD COLUMN auto_answer boolean NOT NULL DEFAULT false;
