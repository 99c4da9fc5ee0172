-- An observation's name and its content part ways. A unique key over partitions would have to hold the month, so the name, which
-- decides what is a duplicate, is kept in one piece; the content lies by tenant and month, so that a month can be dropped.

-- Holds partitions and nothing else. The service's role may not look into it: policies hold for the table that they belong to,
-- not for its partitions by themselves.
create schema raw;

alter table observation rename to observation_old;
alter table observation_old rename constraint observation_pk to observation_old_pk;

-- What there is, and its highest revision.
create table observation_name (
    tenant_id   text not null,
    -- "C": the program sorts texts by their bytes, too.
    source      text collate "C" not null,
    id          text collate "C" not null,
    revision    int  not null default 0,
    -- Where its content lies; null: it is taken back.
    observed_at timestamptz,
    constraint observation_name_pk primary key (tenant_id, source, id),
    constraint observation_name_revision check (revision >= 0)
);
alter table observation_name enable row level security;
create policy observation_name_tenant on observation_name
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
-- Deleted with their months.
grant select, insert, update, delete on observation_name to ${app};

-- What holds now, once per name.
create table observation (
    tenant_id       text        not null,
    observed_at     timestamptz not null,
    source          text collate "C" not null,
    id              text collate "C" not null,
    metric          text        not null,
    value           numeric     not null,
    weight          numeric     not null,
    -- As it was counted; what takes it away goes by these, whatever the metric or the settings say then.
    day             date        not null,
    bucket          int         not null,
    business_value  numeric,
    business_bucket int,
    -- 0 its person's first of the metric, 1 the first at the touchpoint, 2 neither.
    person          smallint    not null default 0,
    touchpoint      text,
    journey         uuid,
    channel         text,
    attributes      jsonb       not null,
    currency        text,
    subject_system  text,
    subject_type    text,
    subject_id      text,
    constraint observation_pk primary key (tenant_id, observed_at, source, id),
    constraint observation_person check (person between 0 and 2),
    constraint observation_business check (num_nulls(business_value, business_bucket) in (0, 2))
) partition by list (tenant_id);
alter table observation enable row level security;
create policy observation_tenant on observation
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on observation to ${app};

-- The name of a tenant's partition, or of the one of a month in it. All before 2000 share one: nobody makes a thousand of them
-- with dates.
create function observation_month_name(tenant text, month date) returns text
    language sql stable set search_path = public, pg_temp
    as $$
        select 'o_' || substr(md5(tenant), 1, 20) || case when month is null then ''
            when month < '2000-01-01' then '_before_2000' else to_char(month, '_YYYYMM') end
    $$;
revoke all on function observation_month_name(text, date) from public;

create function observation_tenant_is_current(tenant text) returns void
    language plpgsql stable set search_path = public, pg_temp
    as $$
    begin
        if tenant is null or tenant in ('', '*') or tenant is distinct from current_setting('app.tenant', true) then
            raise exception 'not the tenant of this session' using errcode = 'insufficient_privilege';
        end if;
    end
    $$;
revoke all on function observation_tenant_is_current(text) from public;

-- Sees to it that observations of this month (UTC; any day of it) have their place. A partition is made first and attached then:
-- that lets writers of other months go on, where "create table … partition of" would stop them.
create function make_observation_month(tenant text, month date) returns void
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
        if to_regclass('raw.' || whole) is null then
            execute format('create table raw.%I (like public.observation including defaults including constraints)'
                ' partition by range (observed_at)', whole);
            execute format('alter table public.observation attach partition raw.%I for values in (%L)', whole, tenant);
        end if;
        if to_regclass('raw.' || part) is null then
            execute format('create table raw.%I (like public.observation including defaults including constraints)', part);
            execute format('alter table raw.%I attach partition raw.%I for values from (%s) to (%L)', whole, part,
                case when month < '2000-01-01' then 'minvalue' else quote_literal(first || ' 00:00+00') end,
                case when month < '2000-01-01' then '2000-01-01 00:00+00' else after || ' 00:00+00' end);
        end if;
    end
    $$;
revoke all on function make_observation_month(text, date) from public;
grant execute on function make_observation_month(text, date) to ${app};

-- Forgets a month with all that lies in it; whether there was one. Gives up after two seconds in which somebody uses it.
create function drop_observation_month(tenant text, month date) returns boolean
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
        return true;
    end
    $$;
revoke all on function drop_observation_month(text, date) from public;
grant execute on function drop_observation_month(text, date) to ${app};

-- The months that there are, each by its first day; all before 2000 as December 1999.
create function observation_months(tenant text) returns setof date
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
    begin
        perform observation_tenant_is_current(tenant);
        return query
            select case when relname like '%before\_2000' then date '1999-12-01' else to_date(right(relname, 6), 'YYYYMM') end
            from pg_inherits join pg_class on pg_class.oid = inhrelid
            where inhparent = to_regclass('raw.' || observation_month_name(tenant, null)) order by 1;
    end
    $$;
revoke all on function observation_months(text) from public;
grant execute on function observation_months(text) to ${app};

do $$
declare
    each record;
begin
    for each in
        select distinct tenant_id, date_trunc('month', observed_at at time zone 'UTC')::date as month
        from observation_old where observed_at is not null
    loop
        perform set_config('app.tenant', each.tenant_id, true);
        perform make_observation_month(each.tenant_id, each.month);
    end loop;
end $$;

insert into observation_name (tenant_id, source, id, revision, observed_at)
select tenant_id, source, id, revision, observed_at from observation_old;

insert into observation (tenant_id, observed_at, source, id, metric, value, weight, day, bucket, touchpoint, journey, channel,
    attributes, subject_system, subject_type, subject_id)
select tenant_id, observed_at, source, id, metric, value, weight, (observed_at at time zone 'UTC')::date, value::int, touchpoint,
    journey, channel, attributes, subject_system, subject_type, subject_id
from observation_old where metric is not null;

drop table observation_old;
