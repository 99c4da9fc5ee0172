-- Who is meant by a persona: conditions on the attributes of observations.
create table persona (
    tenant_id  text  not null,
    id         uuid  not null,
    version    int   not null,
    name       text  not null,
    conditions jsonb not null,
    constraint persona_pk primary key (tenant_id, id),
    constraint persona_version check (version >= 1)
);
alter table persona enable row level security;
create policy persona_tenant on persona
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on persona to ${app};
