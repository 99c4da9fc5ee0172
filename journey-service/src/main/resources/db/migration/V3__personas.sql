create table persona (
    tenant_id   text        not null,
    id          uuid        not null,
    name        text        not null,
    about       text        not null,
    description text,
    -- All of which must hold of a contact.
    conditions  jsonb       not null,
    revision    bigint      not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint persona_pk primary key (id),
    constraint persona_name unique (tenant_id, name),
    constraint persona_about check (about in ('PERSON', 'COMPANY'))
);
create index persona_of_tenant on persona (tenant_id, id);
alter table persona enable row level security;
create policy persona_tenant on persona
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on persona to ${app};
