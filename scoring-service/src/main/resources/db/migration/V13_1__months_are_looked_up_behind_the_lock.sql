-- What another session made while this one waited for the lock must be seen: a query of its own sees it, while names are looked
-- up (to_regclass) in what the session remembers of the catalogue.
create or replace function make_observation_month(tenant text, month date) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
        whole text := observation_month_name(tenant, null);
        part text := observation_month_name(tenant, month);
        first date := date_trunc('month', month)::date;
        after date := (date_trunc('month', month) + interval '1 month')::date;
    begin
        perform observation_tenant_is_current(tenant);
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
