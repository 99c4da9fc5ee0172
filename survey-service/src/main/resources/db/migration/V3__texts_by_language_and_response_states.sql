-- Texts were written in one language and named none: they were English.
create function texts_by_language(questionnaire jsonb) returns jsonb language sql immutable as $$
    select questionnaire || jsonb_build_object('questions', coalesce(jsonb_agg(
        q || jsonb_build_object('text', jsonb_build_object('en', q -> 'text'))
        || case when q ? 'options' then jsonb_build_object('options', (
            select jsonb_agg(o || jsonb_build_object('text', jsonb_build_object('en', o -> 'text')) order by place)
            from jsonb_array_elements(q -> 'options') with ordinality as options (o, place))) else '{}' end
        order by position), '[]'))
    from jsonb_array_elements(questionnaire -> 'questions') with ordinality as questions (q, position)
$$;
update survey set draft = texts_by_language(draft) || jsonb_build_object('name', name);
update survey_version set questionnaire = texts_by_language(questionnaire) || jsonb_build_object('name', name);
drop function texts_by_language(jsonb);

alter table response
    -- STARTED is still being answered and counts for nothing; PARTIAL was left and counts as far as it goes.
    add status     text not null default 'COMPLETE',
    -- Goes up with every change that scoring-service must learn of.
    add revision   int  not null default 0,
    add contact_id uuid,
    add constraint response_status check (status in ('STARTED', 'PARTIAL', 'COMPLETE'));
create index response_of_contact on response (tenant_id, contact_id) where contact_id is not null;
grant update, delete on response to ${app};
