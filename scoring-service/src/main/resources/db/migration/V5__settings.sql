-- How a tenant counts and what it shows; what holds for everybody while there is no row.
create table tenant_settings (
    tenant_id           text    not null,
    -- Counts the changes, from 1.
    revision            bigint  not null,
    -- Of the settings at the neighbour that told them last; 0 when none did.
    told_version        bigint  not null default 0,
    time_zone           text    not null,
    week_start          text    not null,
    currency            text    not null,
    anonymity_threshold int     not null,
    -- Null: observations are kept for ever.
    retention_months    int,
    -- Shifts by the day on which they begin.
    business_hours      jsonb   not null,
    holidays            jsonb   not null,
    margin              numeric,
    discount_per_year   numeric,
    constraint tenant_settings_pk primary key (tenant_id),
    constraint tenant_settings_threshold check (anonymity_threshold between 1 and 1000),
    constraint tenant_settings_retention check (retention_months between 1 and 600)
);
alter table tenant_settings enable row level security;
create policy tenant_settings_tenant on tenant_settings
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on tenant_settings to ${app};

-- Days or business hours that must be counted anew, because the settings by which they were counted are no longer those.
create table recount (
    tenant_id         text   not null,
    what              text   not null,
    -- The settings that changed.
    settings_revision bigint not null,
    -- How far it is: the position of the last observation that was looked at. Null: at the beginning.
    counted_to        timestamptz,
    counted_source    text collate "C",
    counted_id        text collate "C",
    -- How many observations were looked at.
    counted           bigint not null default 0,
    constraint recount_pk primary key (tenant_id, what),
    constraint recount_what check (what in ('DAYS', 'BUSINESS_HOURS')),
    constraint recount_position check (num_nulls(counted_to, counted_source, counted_id) in (0, 3))
);
alter table recount enable row level security;
create policy recount_tenant on recount
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on recount to ${app};

-- Who looks for work does so for all tenants. Whose it is, is all that may be asked without one.
create function tenants_with_work(kind text) returns setof text
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        case kind
            when 'recount' then return query select distinct tenant_id from recount;
            when 'build' then return query select distinct tenant_id from tally_family where state = 'BUILDING';
            when 'remove' then return query select distinct tenant_id from tally_family where state = 'REMOVED';
            when 'retention' then return query select tenant_id from tenant_settings where retention_months is not null;
            -- All that have observations: from one to the next by the key, not through all names.
            when 'reconcile', 'fold' then return query
                with recursive tenant (id) as (
                    (select tenant_id from observation_name order by tenant_id limit 1)
                    union all
                    select (select tenant_id from observation_name where tenant_id > tenant.id order by tenant_id limit 1)
                    from tenant where tenant.id is not null)
                select id from tenant where id is not null;
        end case;
    end
    $$;
revoke all on function tenants_with_work(text) from public;
grant execute on function tenants_with_work(text) to ${app};
