-- Metrics of a tenant measure amounts too, or are made of other metrics and measure nothing of their own.
alter table custom_metric
    alter column scale_min drop not null,
    alter column scale_max drop not null,
    add column measure     text default 'SCALE',
    add column lowest      numeric,
    add column highest     numeric,
    add column decimals    int,
    add column unit        text,
    add column among_from  int,
    add column among_to    int,
    add column percentile  numeric,
    add column per         text,
    add column numerator   text,
    add column denominator text,
    add column times       numeric,
    add column counted     boolean not null default false,
    add column of_people   boolean not null default true,
    add constraint custom_metric_measure check (case measure
        when 'SCALE' then num_nulls(scale_min, scale_max) = 0 and num_nonnulls(lowest, highest, decimals, unit) = 0
        when 'DURATION' then num_nonnulls(scale_min, scale_max) = 0 and num_nulls(lowest, highest, decimals) = 0
        when 'MONEY' then num_nonnulls(scale_min, scale_max) = 0 and num_nulls(lowest, highest, decimals) = 0
        when 'COUNT' then num_nonnulls(scale_min, scale_max) = 0 and num_nulls(lowest, highest, decimals) = 0
        when 'DECIMAL' then num_nonnulls(scale_min, scale_max) = 0 and num_nulls(lowest, highest, decimals) = 0
        else measure is null and num_nonnulls(scale_min, scale_max, lowest, highest, decimals, unit) = 0
            and num_nulls(numerator, denominator) = 0 end),
    add constraint custom_metric_amounts check (lowest < highest and decimals >= 0),
    add constraint custom_metric_percentile check (percentile > 0 and percentile < 100);
-- What is there measures a scale; what comes says what it measures.
alter table custom_metric alter column measure drop default;
