-- Only for those who ask for the responses of a survey in their order, and say so: "responded_at > '-infinity'". Whoever looks for one
-- response by its key names the survey too, and a planner that does not know yet how many responses there are would take this
-- index instead of the key's, and read the whole survey.
drop index response_of_survey;
create index response_of_survey on response (tenant_id, survey_id, responded_at, id) where responded_at > '-infinity';
