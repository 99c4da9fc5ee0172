alter table journey add column goal text;
alter table journey add column personas uuid[] not null default '{}';
-- A list tells how large journeys are without reading them.
alter table journey add column stage_count int not null default 0;
alter table journey add column touchpoint_count int not null default 0;
alter table journey drop constraint journey_status;
alter table journey add constraint journey_status check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED'));
create index journey_with_persona on journey using gin (personas);
-- The service deletes only what was never published, see Journey.
grant delete on journey to ${app};

alter table journey_version add column goal text;
alter table journey_version add column personas uuid[] not null default '{}';
alter table journey_version add column note text;
alter table journey_version add column stage_count int not null default 0;
alter table journey_version add column touchpoint_count int not null default 0;
create index journey_version_with_persona on journey_version using gin (personas);

-- Until now a channel was any word.
create function pg_temp.with_known_channels(map jsonb) returns jsonb language sql as $$
    select jsonb_build_object('stages', coalesce(jsonb_agg(jsonb_set(stage, '{touchpoints}', (
        select coalesce(jsonb_agg(case when touchpoint ->> 'channel' not in ('web', 'store', 'phone', 'chat', 'email', 'sms',
                'social', 'delivery', 'in-app', 'in-person', 'other')
            then jsonb_set(touchpoint, '{channel}', '"other"') else touchpoint end order by t), '[]')
        from jsonb_array_elements(stage -> 'touchpoints') with ordinality as touchpoints (touchpoint, t))) order by s), '[]'))
    from jsonb_array_elements(map -> 'stages') with ordinality as stages (stage, s)
$$;
update journey set draft = pg_temp.with_known_channels(draft), stage_count = jsonb_array_length(draft -> 'stages'),
    touchpoint_count = (select coalesce(sum(jsonb_array_length(stage -> 'touchpoints')), 0)
        from jsonb_array_elements(draft -> 'stages') as stage);
update journey_version set map = pg_temp.with_known_channels(map), stage_count = jsonb_array_length(map -> 'stages'),
    touchpoint_count = (select coalesce(sum(jsonb_array_length(stage -> 'touchpoints')), 0)
        from jsonb_array_elements(map -> 'stages') as stage);
