-- Links to overviews for people who have no key: on pages of a partner's own. The link itself is not kept: it is signed.
-- Looked up before the tenant is known, as keys are: that look-up says '*'.
create table embed (
    tenant_id  text        not null,
    id         uuid        not null,
    journey_id uuid        not null,
    name       text        not null,
    created_at timestamptz not null,
    created_by text        not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    constraint embed_pk primary key (id),
    constraint embed_tenant foreign key (tenant_id) references tenant (tenant_id)
);
create index embed_of_journey on embed (tenant_id, journey_id, id);
alter table embed enable row level security;
create policy embed_tenant on embed
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on embed to ${app};

-- On whose pages a tenant's overviews may be shown; none unless told.
create table embed_sites (
    tenant_id text   not null,
    sites     text[] not null,
    revision  bigint not null,
    constraint embed_sites_pk primary key (tenant_id),
    constraint embed_sites_tenant foreign key (tenant_id) references tenant (tenant_id)
);
alter table embed_sites enable row level security;
create policy embed_sites_tenant on embed_sites
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update, delete on embed_sites to ${app};
