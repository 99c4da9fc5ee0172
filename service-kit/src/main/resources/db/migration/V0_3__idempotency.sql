-- Answers to POSTs that carried an Idempotency-Key, written with the effect itself.
create table idempotency (
    tenant_id    text        not null,
    operation    text        not null,
    key          text        not null,
    request_hash text        not null,
    status       int,
    location     text,
    entity_tag   text,
    body         text,
    created_at   timestamptz not null default now(),
    constraint idempotency_pk primary key (tenant_id, operation, key)
);
create index idempotency_age on idempotency (tenant_id, created_at);
alter table idempotency enable row level security;
create policy idempotency_tenant on idempotency
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on idempotency to ${app};
