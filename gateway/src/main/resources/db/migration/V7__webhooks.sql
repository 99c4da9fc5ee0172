-- Where events are sent, and what became of each.
create table webhook (
    tenant_id       text        not null,
    id              uuid        not null,
    name            text        not null,
    url             text        not null,
    -- Which events; nothing named is no limit.
    types           text[]      not null,
    surveys         uuid[]      not null,
    touchpoints     text[]      not null,
    status          text        not null,
    disabled_reason text,
    disabled_at     timestamptz,
    -- Under a key of the configuration, and so is the one before it while that is still good.
    secret          bytea       not null,
    former_secret   bytea,
    former_until    timestamptz,
    -- Since when nothing was taken; null while all is well.
    failing_since   timestamptz,
    delivered_at    timestamptz,
    created_at      timestamptz not null,
    created_by      text        not null,
    revision        bigint      not null,
    constraint webhook_pk primary key (tenant_id, id),
    constraint webhook_name unique (tenant_id, name),
    constraint webhook_disabled_for_a_reason check (
        (status = 'DISABLED') = (disabled_reason is not null) and (status = 'DISABLED') = (disabled_at is not null)),
    constraint webhook_former check ((former_secret is null) = (former_until is null)),
    constraint webhook_tenant foreign key (tenant_id) references tenant (tenant_id)
);
alter table webhook enable row level security;
-- Who sends does so for all tenants: that says '*'.
create policy webhook_tenant on webhook
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on webhook to ${app};

-- One event for one webhook. It goes with either.
create table webhook_delivery (
    tenant_id    text        not null,
    webhook_id   uuid        not null,
    position     bigint      not null,
    subject      text        not null,
    status       text        not null default 'WAITING',
    attempts     int         not null default 0,
    -- Not before this time; who takes it pushes it ahead, so that what a crashed gateway was sending comes up again.
    due_at       timestamptz not null default now(),
    -- After this time it is given up.
    ends_at      timestamptz not null,
    created_at   timestamptz not null default now(),
    attempted_at timestamptz,
    -- What the receiver said to the latest attempt, or what else went wrong.
    answered     int,
    fault        text,
    excerpt      text,
    constraint webhook_delivery_pk primary key (tenant_id, webhook_id, position),
    constraint webhook_delivery_webhook foreign key (tenant_id, webhook_id) references webhook (tenant_id, id)
        on delete cascade,
    constraint webhook_delivery_event foreign key (tenant_id, position) references event (tenant_id, position)
        on delete cascade
);
create index webhook_delivery_of_event on webhook_delivery (tenant_id, position);
create index webhook_delivery_due on webhook_delivery (tenant_id, webhook_id, due_at) where status = 'WAITING';
-- Of one subject the earliest goes first.
create index webhook_delivery_lane on webhook_delivery (tenant_id, webhook_id, subject, position) where status = 'WAITING';
alter table webhook_delivery enable row level security;
create policy webhook_delivery_tenant on webhook_delivery
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on webhook_delivery to ${app};
alter table webhook_delivery set (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 80);
