-- Who is meant by a persona: conditions on the attributes of respondents. One that is gone has neither name nor conditions, and
-- stays, so that no older message brings it back.
create table persona (
    tenant_id  text  not null,
    id         uuid  not null,
    version    int   not null,
    name       text,
    conditions jsonb,
    constraint persona_pk primary key (tenant_id, id),
    constraint persona_version check (version >= 1),
    constraint persona_state check ((name is null) = (conditions is null))
);
alter table persona enable row level security;
create policy persona_tenant on persona
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on persona to ${app};
