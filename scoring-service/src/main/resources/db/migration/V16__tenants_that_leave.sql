-- A tenant that is gone gets no place for observations any more, and none of its months is noted as dropped.
create function observation_tenant_stays(tenant text) returns void
    language plpgsql stable set search_path = public, pg_temp
    as $$
    begin
        perform observation_tenant_is_current(tenant);
        if exists (select from purged_tenant where tenant_id = tenant) then
            raise exception 'not_purged: the tenant is gone' using errcode = 'insufficient_privilege';
        end if;
    end
    $$;
revoke all on function observation_tenant_stays(text) from public;

create or replace function make_observation_month(tenant text, month date) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        whole text := observation_month_name(tenant, null);
        part text := observation_month_name(tenant, month);
        first date := date_trunc('month', month)::date;
        after date := (date_trunc('month', month) + interval '1 month')::date;
    begin
        perform observation_tenant_stays(tenant);
        perform pg_advisory_xact_lock(hashtext('observation partitions'), hashtext(tenant));
        if not exists (select from pg_class where relnamespace = 'raw'::regnamespace and relname = whole) then
            execute format('create table raw.%I (like public.observation including defaults including constraints)'
                ' partition by range (observed_at)', whole);
            execute format('alter table public.observation attach partition raw.%I for values in (%L)', whole, tenant);
        end if;
        if not exists (select from pg_class where relnamespace = 'raw'::regnamespace and relname = part) then
            execute format('create table raw.%I (like public.observation including defaults including constraints)', part);
            execute format('alter table raw.%I attach partition raw.%I for values from (%s) to (%L)', whole, part,
                case when month < '2000-01-01' then 'minvalue' else quote_literal(first || ' 00:00+00') end,
                case when month < '2000-01-01' then '2000-01-01 00:00+00' else after || ' 00:00+00' end);
        end if;
    end
    $$;

create or replace function drop_observation_month(tenant text, month date) returns boolean
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '2s'
    as $$
    declare
        part text := observation_month_name(tenant, month);
    begin
        perform observation_tenant_stays(tenant);
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

-- A tenant's observations go by whole months, one at a time, its own partition last. That one is a part of everybody's table: who
-- takes it away has everybody wait, so it is tried for a moment only, and again later.
create or replace function purge_parts(whose text) returns boolean
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '0.3s'
    as $$
    declare
        whole text := observation_month_name(whose, null);
        part text;
        n bigint;
    begin
        perform purge_is_on(whose);
        select c.relname into part from pg_inherits i join pg_class c on c.oid = i.inhrelid
            join pg_class w on w.oid = i.inhparent
            where w.relnamespace = 'raw'::regnamespace and w.relname = whole order by c.relname limit 1;
        if part is not null then
            execute format('select count(*) from raw.%I', part) into n;
            execute format('drop table raw.%I', part);
            perform purge_counts(whose, 'observation', n);
            return true;
        end if;
        execute format('drop table if exists raw.%I', whole);
        return false;
    end
    $$;
