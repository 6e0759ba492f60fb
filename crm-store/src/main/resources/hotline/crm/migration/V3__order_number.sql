-- Callers may ask for an order by its number.
CREATE INDEX customer_order_number ON customer_order (number);
