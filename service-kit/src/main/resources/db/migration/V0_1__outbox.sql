-- What has happened here and must reach a neighbour: written with the change itself, carried by the relay, deleted on arrival.
create table outbox (
    tenant_id  text        not null,
    id         uuid        not null,
    position   bigint      generated always as identity,
    topic      text        not null,
    payload    text        not null,
    created_at timestamptz not null default now(),
    -- How often it was taken to be delivered, and how often it failed though its neighbour was there.
    attempts   int         not null default 0,
    failures   int         not null default 0,
    -- Not before this time; a relay that takes a message pushes it ahead, so that a crashed relay's messages come up again.
    due_at     timestamptz not null default now(),
    last_error text,
    -- Refused for good; kept for a person to look at.
    dead_at    timestamptz,
    constraint outbox_pk primary key (tenant_id, id)
);
create index outbox_due on outbox (topic, due_at, position) where dead_at is null;
create index outbox_dead on outbox (tenant_id, dead_at) where dead_at is not null;
alter table outbox enable row level security;
-- The relay carries for all tenants: it says '*'.
create policy outbox_tenant on outbox
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on outbox to ${app};
-- A queue: rows live for milliseconds, and dead tuples must not pile up between two vacuums.
alter table outbox set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, fillfactor = 70);
