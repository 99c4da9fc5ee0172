-- The touchpoints of each journey's latest version, for those who ask where a key is used.
create table published_touchpoint (
    tenant_id    text   not null,
    key          text   not null,
    journey_id   uuid   not null,
    journey_name text   not null,
    version      int    not null,
    position     int    not null,
    stage        text   not null,
    stage_name   text   not null,
    name         text   not null,
    channels     text[] not null,
    team         text,
    tags         text[] not null,
    importance   int    not null,
    constraint published_touchpoint_pk primary key (tenant_id, key, journey_id),
    constraint published_touchpoint_journey foreign key (journey_id) references journey (id)
);
create index published_touchpoint_of_journey on published_touchpoint (tenant_id, journey_id);
alter table published_touchpoint enable row level security;
create policy published_touchpoint_tenant on published_touchpoint
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, delete on published_touchpoint to ${app};

insert into published_touchpoint
select v.tenant_id, t ->> 'key', v.journey_id, v.name, v.number, row_number() over (partition by v.id order by s_at, t_at),
    s ->> 'key', s ->> 'name', t ->> 'name',
    array(select c from jsonb_array_elements_text(coalesce(t -> 'channels', jsonb_build_array(t -> 'channel'))) as c where c is not null),
    t ->> 'team', array(select jsonb_array_elements_text(coalesce(t -> 'tags', '[]'))), (t ->> 'importance')::int
from journey_version v
join journey j on j.id = v.journey_id and j.published = v.number,
    jsonb_array_elements(v.map -> 'stages') with ordinality as stages (s, s_at),
    jsonb_array_elements(s -> 'touchpoints') with ordinality as touchpoints (t, t_at);
