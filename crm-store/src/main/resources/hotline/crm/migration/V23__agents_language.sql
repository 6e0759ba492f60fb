-- In which language people want to be spoken to, at their phones too: the one their pages speak; none until a page has said it.
ALTER TABLE person ADD COLUMN language text;
