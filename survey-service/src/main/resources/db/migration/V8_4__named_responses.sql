-- The retention period asks again and again for what is not anonymous yet, however much is.
create index response_named on response (survey_id, responded_at, id) where not anonymised;
