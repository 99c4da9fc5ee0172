-- What happened, as the services told it: kept for a while, for who fetches it and for webhooks.
create table event (
    tenant_id   text        not null,
    -- In the order in which they were taken, without gaps between neighbours that are still there.
    position    bigint      not null,
    id          uuid        not null,
    source      text        not null,
    type        text        not null,
    -- Whose events are delivered one after another.
    subject     text        not null,
    at          timestamptz not null,
    taken_at    timestamptz not null default now(),
    -- What it happened to, and by what webhooks may choose.
    object_id   uuid        not null,
    survey_id   uuid,
    touchpoints text[]      not null,
    -- Whether everything that was told of the object before is gone.
    erases      boolean     not null,
    data        json        not null,
    constraint event_pk primary key (tenant_id, position),
    constraint event_id unique (tenant_id, id)
);
create index event_of_object on event (tenant_id, object_id);
create index event_age on event (taken_at);
alter table event enable row level security;
-- What is too old is swept for all tenants: that says '*'.
create policy event_tenant on event
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, delete on event to ${app};

-- The last position that was given. Whoever adds holds it until he has committed, so a reader who has seen a position has seen
-- all before it.
create table event_head (
    tenant_id text   not null,
    position  bigint not null,
    -- The last position that was swept.
    swept     bigint not null,
    constraint event_head_pk primary key (tenant_id)
);
alter table event_head enable row level security;
create policy event_head_tenant on event_head
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on event_head to ${app};
