-- Which messages of neighbours have taken effect here.
create table inbox (
    tenant_id  text        not null,
    sender     text        not null,
    message_id uuid        not null,
    arrived_at timestamptz not null default now(),
    constraint inbox_pk primary key (tenant_id, sender, message_id)
);
alter table inbox enable row level security;
create policy inbox_tenant on inbox
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, delete on inbox to ${app};
