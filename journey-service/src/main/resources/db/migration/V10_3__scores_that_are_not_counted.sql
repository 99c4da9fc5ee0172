-- Why scoring does not count the score of an observation; null when it does, or has not said yet.
alter table audit_observation add column not_counted text;
