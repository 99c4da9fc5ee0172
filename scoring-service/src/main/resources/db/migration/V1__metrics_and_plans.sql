-- The metrics that a tenant has added to the built-in ones.
create table custom_metric (
    tenant_id   text not null,
    -- "C": pages of the catalogue are cut where the program's own order puts the keys.
    key         text collate "C" not null,
    name        text not null,
    kind        text not null,
    scale_min   int  not null,
    scale_max   int  not null,
    direction   text not null,
    aggregation text not null,
    lower       int,
    upper       int,
    created_at  timestamptz not null default now(),
    constraint custom_metric_pk primary key (tenant_id, key),
    constraint custom_metric_scale check (scale_min < scale_max)
);
alter table custom_metric enable row level security;
create policy custom_metric_tenant on custom_metric
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
-- Metrics do not change.
grant select, insert on custom_metric to ${app};

-- What the latest published version of each journey wants measured.
create table measurement_plan (
    tenant_id    text        not null,
    journey_id   uuid        not null,
    name         text        not null,
    version      int         not null,
    published_at timestamptz not null,
    touchpoints  jsonb       not null,
    constraint measurement_plan_pk primary key (tenant_id, journey_id)
);
alter table measurement_plan enable row level security;
create policy measurement_plan_tenant on measurement_plan
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on measurement_plan to ${app};
