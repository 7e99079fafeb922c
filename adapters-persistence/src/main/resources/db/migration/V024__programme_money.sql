-- What is done with the programme's own money is done for no customer.
ALTER TABLE purser.operation ALTER COLUMN customer_id DROP NOT NULL;
