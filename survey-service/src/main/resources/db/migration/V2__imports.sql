create table response_import (
    tenant_id    text        not null,
    id           uuid        not null,
    survey_id    uuid        not null,
    mapping      jsonb       not null,
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
    constraint response_import_pk primary key (id),
    constraint response_import_survey foreign key (survey_id) references survey (id),
    constraint response_import_status check (status in ('WAITING', 'RUNNING', 'INTERRUPTED', 'DONE')),
    constraint response_import_sum check (rows_taken = accepted + duplicates + refused)
);
create index response_import_of_tenant on response_import (tenant_id, id);
alter table response_import enable row level security;
create policy response_import_tenant on response_import
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on response_import to ${app};

create table imported_row (
    tenant_id   text   not null,
    import_id   uuid   not null,
    row_number  bigint not null,
    line        bigint not null,
    outcome     text   not null,
    response_id uuid,
    errors      jsonb,
    constraint imported_row_pk primary key (tenant_id, import_id, row_number)
);
alter table imported_row enable row level security;
create policy imported_row_tenant on imported_row
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert on imported_row to ${app};
