create table competitor (
    tenant_id   text        not null,
    id          uuid        not null,
    name        text        not null,
    description text,
    website     text,
    revision    bigint      not null,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint competitor_pk primary key (id),
    constraint competitor_name unique (tenant_id, name)
);
create index competitor_of_tenant on competitor (tenant_id, id);
alter table competitor enable row level security;
create policy competitor_tenant on competitor
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on competitor to ${app};

create table tool (
    tenant_id      text          not null,
    id             uuid          not null,
    name           text          not null,
    purpose        text,
    owner          text,
    -- 1 poor to 5 very good; null as long as nobody said.
    ease_of_use    int,
    trained_people int,
    integration    int,
    notes          text,
    touchpoints    varchar(64)[] not null,
    revision       bigint        not null,
    created_at     timestamptz   not null,
    changed_at     timestamptz   not null,
    constraint tool_pk primary key (id),
    constraint tool_name unique (tenant_id, name),
    constraint tool_ratings check (ease_of_use between 1 and 5 and trained_people between 1 and 5 and integration between 1 and 5)
);
create index tool_of_tenant on tool (tenant_id, id);
create index tool_of_touchpoint on tool using gin (touchpoints);
alter table tool enable row level security;
create policy tool_tenant on tool
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on tool to ${app};

create table checklist (
    tenant_id  text        not null,
    id         uuid        not null,
    name       text        not null,
    latest     int         not null,
    revision   bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    constraint checklist_pk primary key (id),
    constraint checklist_name unique (tenant_id, name)
);
create index checklist_of_tenant on checklist (tenant_id, id);
alter table checklist enable row level security;
create policy checklist_tenant on checklist
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on checklist to ${app};

create table checklist_version (
    tenant_id    text        not null,
    id           uuid        not null,
    checklist_id uuid        not null,
    number       int         not null,
    criteria     jsonb       not null,
    item_count   int         not null,
    created_at   timestamptz not null,
    constraint checklist_version_pk primary key (id),
    constraint checklist_version_number unique (tenant_id, checklist_id, number),
    constraint checklist_version_checklist foreign key (checklist_id) references checklist (id)
);
alter table checklist_version enable row level security;
create policy checklist_version_tenant on checklist_version
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
-- No update: what was seen was judged by these words. Versions go only with their checklist, when nothing was judged by it.
grant select, insert, delete on checklist_version to ${app};
