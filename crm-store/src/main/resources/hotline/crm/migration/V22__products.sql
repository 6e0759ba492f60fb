-- Products, by their codes in the configuration: what was ordered, and what articles are about.
ALTER TABLE customer_order ADD COLUMN product text;

-- suggested when a conversation is about one of these; none: whatever it is about
ALTER TABLE article ADD COLUMN products text[] NOT NULL DEFAULT '{}';

-- what was written freely is found as a situation from now on
UPDATE article SET tags = tags || product WHERE product IS NOT NULL AND NOT product = ANY (tags);
ALTER TABLE article DROP COLUMN product;
UPDATE article_version SET content = content - 'product' || jsonb_build_object('products', '[]'::jsonb, 'tags',
    CASE WHEN content ->> 'product' IS NULL OR content -> 'tags' @> jsonb_build_array(content -> 'product') THEN content -> 'tags'
         ELSE content -> 'tags' || jsonb_build_array(content -> 'product') END);
