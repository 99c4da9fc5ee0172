-- How many calls each replica of the gateway has let through, so that the others know. Lost in a crash of the database, which
-- costs callers nothing: unlogged, since it is written every second.
create unlogged table limit_spent (
    tenant_id text        not null,
    -- 'tenant', or the id of a key.
    bucket    text        not null,
    replica   uuid        not null,
    spent     bigint      not null,
    at        timestamptz not null default now(),
    constraint limit_spent_pk primary key (tenant_id, bucket, replica)
);
create index limit_spent_age on limit_spent (at);
alter table limit_spent enable row level security;
-- A replica tells what it counted for all tenants at once: it says '*'.
create policy limit_spent_tenant on limit_spent
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on limit_spent to ${app};
alter table limit_spent set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, fillfactor = 70);
