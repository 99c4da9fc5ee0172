-- NDJSON needs no mapping, and what was given before a survey closed may come when it is closed.
alter table response_import
    alter mapping drop not null,
    add into_closed boolean not null default false;

-- The results of rows that were written together, in one row: a million of them is nothing unusual.
create table imported_chunk (
    tenant_id    text   not null,
    import_id    uuid   not null,
    first_row    bigint not null,
    -- A letter for each row: A(ccepted), D(uplicate), R(efused).
    outcomes     text   not null,
    first_line   bigint not null,
    -- Null when each row has one line.
    lines        bigint[],
    -- Of the accepted rows, in their order; null where nobody shall learn which response came out of which row.
    response_ids uuid[],
    -- Of the refused rows, in their order: a list of faults for each.
    errors       jsonb,
    constraint imported_chunk_pk primary key (tenant_id, import_id, first_row)
);
alter table imported_chunk enable row level security;
create policy imported_chunk_tenant on imported_chunk
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on imported_chunk to ${app};

insert into imported_chunk
select tenant_id, import_id, min(row_number), string_agg(left(outcome, 1), '' order by row_number), min(line),
    array_agg(line order by row_number), array_agg(response_id order by row_number) filter (where outcome = 'ACCEPTED'),
    jsonb_agg(errors order by row_number) filter (where outcome = 'REFUSED')
from imported_row group by tenant_id, import_id, (row_number - 1) / 2000;
drop table imported_row;
