-- That tallies were compared with the observations, and what differed.
create table reconciliation (
    tenant_id        text        not null,
    id               uuid        not null,
    started_at       timestamptz not null,
    -- Null: it is under way.
    finished_at      timestamptz,
    -- The last month that was compared; null at the beginning.
    done_through     date,
    observations     bigint      not null,
    cells            bigint      not null,
    difference_count bigint      not null,
    -- By how many observations tallies differ, more or less.
    drift            bigint      not null,
    -- The first of them.
    differences      jsonb       not null,
    constraint reconciliation_pk primary key (tenant_id, id)
);
-- One at a time.
create unique index reconciliation_running on reconciliation (tenant_id) where finished_at is null;
alter table reconciliation enable row level security;
create policy reconciliation_tenant on reconciliation
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on reconciliation to ${app};

-- Who looks for work does so for all tenants. Whose it is and what it is about is all that may be asked without one.
create function reconciliations_running() returns table (tenant text, reconciliation uuid)
    language sql stable security definer set search_path = public, pg_temp
    as 'select tenant_id, id from reconciliation where finished_at is null';
revoke all on function reconciliations_running() from public;
grant execute on function reconciliations_running() to ${app};

-- By how many observations the tallies of all tenants differed when they were compared last, and when the first of them was.
create function reconciliation_drift() returns table (drift numeric, oldest timestamptz)
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select coalesce(sum(latest.drift), 0), min(latest.finished_at)
        from (select distinct on (tenant_id) reconciliation.drift, finished_at from reconciliation
            where finished_at is not null order by tenant_id, id desc) as latest
    $$;
revoke all on function reconciliation_drift() from public;
grant execute on function reconciliation_drift() to ${app};

-- The months that were dropped: of their days tallies remain, and nothing that could be counted again.
create table dropped_month (
    tenant_id text not null,
    -- Its first day (UTC); all before 2000 as December 1999.
    month     date not null,
    constraint dropped_month_pk primary key (tenant_id, month)
);
alter table dropped_month enable row level security;
create policy dropped_month_tenant on dropped_month
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select on dropped_month to ${app};

-- As before, and remembers it.
create or replace function drop_observation_month(tenant text, month date) returns boolean
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s'
    as $$
    declare
        part text := observation_month_name(tenant, month);
    begin
        perform observation_tenant_is_current(tenant);
        if month is null or to_regclass('raw.' || part) is null then
            return false;
        end if;
        execute format('drop table raw.%I', part);
        insert into dropped_month values
            (tenant, case when month < '2000-01-01' then date '1999-12-01' else date_trunc('month', month)::date end)
            on conflict do nothing;
        return true;
    end
    $$;
