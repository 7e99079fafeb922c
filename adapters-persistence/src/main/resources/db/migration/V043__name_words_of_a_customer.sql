-- Whether somebody has a second word is looked up in the order in which those who have it lie. This index is left for
-- what concerns one customer, and the planner has no reason to look there for a word.
DROP INDEX purser.customer_name_word_by_customer;
CREATE INDEX customer_name_word_by_customer ON purser.customer_name_word (tenant_id, customer_id);
