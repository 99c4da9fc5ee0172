-- The register of who may call. A key is looked up before its tenant is known: that look-up says '*', as the outbox' relay does.
create table tenant (
    tenant_id  text        not null,
    name       text        not null,
    created_at timestamptz not null,
    constraint tenant_pk primary key (tenant_id),
    -- Never '' (nobody) nor '*' (everybody).
    constraint tenant_id_form check (tenant_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(tenant_id) <= 64)
);
alter table tenant enable row level security;
create policy tenant_tenant on tenant
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update on tenant to ${app};

create table api_key (
    tenant_id  text        not null,
    id         uuid        not null,
    name       text        not null,
    -- The visible beginning of the key; the key itself is nowhere.
    prefix     text        not null,
    hash       bytea       not null,
    scopes     text[]      not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    constraint api_key_pk primary key (id),
    constraint api_key_hash unique (hash),
    constraint api_key_hash_length check (length(hash) = 32),
    constraint api_key_tenant foreign key (tenant_id) references tenant (tenant_id)
);
create index api_key_of_tenant on api_key (tenant_id, id);
alter table api_key enable row level security;
create policy api_key_tenant on api_key
    using (current_setting('app.tenant', true) in (tenant_id, '*'))
    with check (current_setting('app.tenant', true) in (tenant_id, '*'));
grant select, insert, update on api_key to ${app};
