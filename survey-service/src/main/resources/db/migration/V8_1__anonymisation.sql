-- Whether a response was made anonymous after it was given.
alter table response add anonymised boolean not null default false;

-- That all responses of a closed survey are made anonymous, and how far that has come.
create table anonymisation (
    tenant_id    text        not null,
    id           uuid        not null,
    survey_id    uuid        not null,
    -- What becomes of what was written in own words.
    comments     text        not null,
    status       text        not null,
    -- How many responses are done.
    done         bigint      not null,
    -- The last one that was looked at, in the order of time; null at the beginning.
    behind_time  timestamptz,
    behind_id    uuid,
    asked_by     text,
    began_at     timestamptz not null,
    ended_at     timestamptz,
    constraint anonymisation_pk primary key (id),
    constraint anonymisation_survey foreign key (survey_id) references survey (id),
    constraint anonymisation_status check (status in ('RUNNING', 'DONE')),
    constraint anonymisation_comments check (comments in ('REMOVE', 'KEEP'))
);
create index anonymisation_of_survey on anonymisation (tenant_id, survey_id, id);
-- One at a time.
create unique index anonymisation_running on anonymisation (survey_id) where status = 'RUNNING';
alter table anonymisation enable row level security;
create policy anonymisation_tenant on anonymisation
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update on anonymisation to ${app};

-- Who looks for work does so for all tenants. Whose it is and what it is about is all that may be asked without one.
create function anonymisations_running() returns table (tenant text, anonymisation uuid)
    language sql stable security definer set search_path = public
    as 'select tenant_id, id from anonymisation where status = ''RUNNING''';
revoke all on function anonymisations_running() from public;
grant execute on function anonymisations_running() to ${app};
create function surveys_with_retention() returns table (tenant text, survey uuid)
    language sql stable security definer set search_path = public
    as 'select s.tenant_id, s.id from survey s join survey_version v
        on v.tenant_id = s.tenant_id and v.survey_id = s.id and v.number = s.published
        where v.questionnaire #> ''{settings,retention}'' is not null';
revoke all on function surveys_with_retention() from public;
grant execute on function surveys_with_retention() to ${app};
