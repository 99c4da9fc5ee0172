create table journey (
    tenant_id  text        not null,
    id         uuid        not null,
    name       text        not null,
    kind       text        not null,
    status     text        not null,
    -- The map as it is being drawn: stages of touchpoints, in order.
    draft      jsonb       not null,
    published  int         not null,
    revision   bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint journey_pk primary key (id),
    constraint journey_kind check (kind in ('AS_IS', 'TO_BE')),
    constraint journey_status check (status in ('DRAFT', 'PUBLISHED'))
);
create index journey_of_tenant on journey (tenant_id, id);
alter table journey enable row level security;
create policy journey_tenant on journey
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on journey to ${app};

create table journey_version (
    tenant_id    text        not null,
    id           uuid        not null,
    journey_id   uuid        not null,
    number       int         not null,
    name         text        not null,
    kind         text        not null,
    map          jsonb       not null,
    published_at timestamptz not null,
    constraint journey_version_pk primary key (id),
    constraint journey_version_number unique (tenant_id, journey_id, number),
    constraint journey_version_journey foreign key (journey_id) references journey (id)
);
alter table journey_version enable row level security;
create policy journey_version_tenant on journey_version
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
-- No update, no delete: a published version never changes, not even by mistake.
grant select, insert on journey_version to ${app};
