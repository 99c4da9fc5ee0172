-- The way into the responses of one survey: lists read it backwards, exports forwards.
create index response_of_survey on response (tenant_id, survey_id, responded_at, id);

create table response_tag (
    tenant_id   text not null,
    response_id uuid not null,
    tag         text not null,
    constraint response_tag_pk primary key (tenant_id, response_id, tag),
    constraint response_tag_response foreign key (tenant_id, response_id) references response (tenant_id, id)
        on update cascade on delete cascade
);
create index response_tag_by_tag on response_tag (tenant_id, tag, response_id);
alter table response_tag enable row level security;
create policy response_tag_tenant on response_tag
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, delete on response_tag to ${app};

create table response_note (
    tenant_id   text        not null,
    id          uuid        not null,
    response_id uuid        not null,
    text        text        not null,
    author      text,
    created_at  timestamptz not null,
    constraint response_note_pk primary key (tenant_id, id),
    constraint response_note_response foreign key (tenant_id, response_id) references response (tenant_id, id)
        on update cascade on delete cascade
);
create index response_note_of_response on response_note (tenant_id, response_id, id);
alter table response_note enable row level security;
create policy response_note_tenant on response_note
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on response_note to ${app};

create table response_change (
    tenant_id   text        not null,
    response_id uuid        not null,
    -- The response's own, that the change gave it.
    revision    int         not null,
    changed_at  timestamptz not null,
    changed_by  text,
    -- What would undo it (JSON Merge Patch).
    before      jsonb       not null,
    constraint response_change_pk primary key (tenant_id, response_id, revision),
    constraint response_change_response foreign key (tenant_id, response_id) references response (tenant_id, id)
        on update cascade on delete cascade
);
alter table response_change enable row level security;
create policy response_change_tenant on response_change
    using (tenant_id = current_setting('app.tenant', true))
    with check (tenant_id = current_setting('app.tenant', true));
grant select, insert, update, delete on response_change to ${app};

-- A text as it is searched: without case, accents and vowel points, whatever the collation of the database. Letters fall apart
-- into base and marks, and marks (Latin, Hebrew, Arabic) go. Letters that have no case or do not fall apart stay as they are.
create function search_form(written text) returns text language sql immutable parallel safe as $$
    select translate(
        regexp_replace(lower(normalize(written, nfkd) collate "C"),
            '[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670]', '', 'g'),
        'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЂЄЅІЈЉЊЋЏҐҒҖҚҢҮҰҲҺӘӨÆŒÞÐŊƏẞØøŁłĐđĦħŦŧı',
        'αβγδεζηθικλμνξοπρστυφχψωσабвгдежзийклмнопрстуфхцчшщъыьэюяђєѕіјљњћџґғҗқңүұҳһәөæœþðŋəßoollddhhtti')
$$;
