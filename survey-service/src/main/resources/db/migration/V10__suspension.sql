-- Whether answers are taken for a tenant, as the gateway says, which keeps the tenants.
create table suspension (
    tenant_id text    not null,
    suspended boolean not null,
    -- Of what was told; the higher one is the later one.
    version   bigint  not null,
    constraint suspension_pk primary key (tenant_id)
);
alter table suspension enable row level security;
create policy suspension_tenant on suspension
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on suspension to ${app};
