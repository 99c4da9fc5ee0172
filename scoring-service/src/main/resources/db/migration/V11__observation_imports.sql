-- Jobs that take observations out of a file.
create table observation_import (
    tenant_id    text        not null,
    id           uuid        not null,
    status       text        not null,
    rows_taken   bigint      not null,
    accepted     bigint      not null,
    duplicates   bigint      not null,
    refused      bigint      not null,
    run          uuid,
    run_until    timestamptz,
    interruption text,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    constraint observation_import_pk primary key (tenant_id, id),
    constraint observation_import_status check (status in ('WAITING', 'RUNNING', 'INTERRUPTED', 'DONE')),
    constraint observation_import_sum check (rows_taken = accepted + duplicates + refused)
);
alter table observation_import enable row level security;
create policy observation_import_tenant on observation_import
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on observation_import to ${app};

-- Why rows were refused; of each import the first 10,000.
create table observation_import_fault (
    tenant_id  text   not null,
    import_id  uuid   not null,
    row_number bigint not null,
    line       bigint not null,
    errors     jsonb  not null,
    constraint observation_import_fault_pk primary key (tenant_id, import_id, row_number),
    constraint observation_import_fault_import foreign key (tenant_id, import_id) references observation_import (tenant_id, id)
);
alter table observation_import_fault enable row level security;
create policy observation_import_fault_tenant on observation_import_fault
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert on observation_import_fault to ${app};
