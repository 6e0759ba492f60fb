-- What a ticket is about, by the code of the product in the configuration; null when nobody says.
ALTER TABLE ticket ADD COLUMN product text;
