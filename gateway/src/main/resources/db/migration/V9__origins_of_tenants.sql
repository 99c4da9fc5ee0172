-- Websites whose scripts may call the API with the tenant's credentials.
alter table tenant
    add column origins text[] not null default '{}',
    add constraint tenant_origins check (cardinality(origins) <= 20);
