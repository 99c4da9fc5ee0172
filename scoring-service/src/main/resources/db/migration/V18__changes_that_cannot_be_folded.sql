-- Changes that cannot be folded, and what must wait behind them, while all others are folded. They are tried again now and then.
create table tally_change_aside (
    tenant_id text        not null,
    -- In the order in which they were set aside.
    place     bigint      generated always as identity,
    -- Observations that are counted otherwise, or would be.
    n         int         not null,
    -- Of which metrics.
    metrics   text[]      not null,
    -- As in tally_change; of those that cannot be read, just as they were there.
    changes   bytea       not null,
    -- In no words of theirs.
    reason    text        not null,
    since     timestamptz not null,
    constraint tally_change_aside_pk primary key (tenant_id, place),
    constraint tally_change_aside_n check (n > 0)
);
alter table tally_change_aside enable row level security;
create policy tally_change_aside_tenant on tally_change_aside
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, delete on tally_change_aside to ${app};
comment on table tally_change_aside is 'passing: what is still to be counted of observations that are kept';

create or replace function tenants_with_work(kind text) returns setof text
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        case kind
            when 'recount' then return query select distinct tenant_id from recount;
            when 'build' then return query select distinct tenant_id from tally_family where state = 'BUILDING';
            when 'remove' then return query select distinct tenant_id from tally_family where state = 'REMOVED';
            when 'retention' then return query select tenant_id from tenant_settings where retention_months is not null;
            when 'fold' then return query select distinct tenant_id from tally_change;
            when 'aside' then return query select distinct tenant_id from tally_change_aside;
            -- All that have observations: from one to the next by the key, not through all names.
            when 'reconcile' then return query
                with recursive tenant (id) as (
                    (select tenant_id from observation_name order by tenant_id limit 1)
                    union all
                    select (select tenant_id from observation_name where tenant_id > tenant.id order by tenant_id limit 1)
                    from tenant where tenant.id is not null)
                select id from tenant where id is not null;
        end case;
    end
    $$;
