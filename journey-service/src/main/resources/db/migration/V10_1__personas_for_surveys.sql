-- survey-service looks for responses by personas: it is told of those that there were before it did.
insert into outbox (tenant_id, id, topic, payload)
select tenant_id, gen_random_uuid(), 'persona-survey', jsonb_build_object('messageId', gen_random_uuid(), 'id', id,
    'version', revision + 1, 'name', name, 'conditions', conditions)::text
from persona;
