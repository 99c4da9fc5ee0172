-- Who made a key, about when it was used last, and whose place it takes.
alter table api_key
    add column created_by   text,
    add column last_used_at timestamptz,
    add column replaces     uuid,
    -- Its place is taken once: two that rotate it together do not leave two new ones.
    add constraint api_key_replaces_once unique (replaces),
    add constraint api_key_replaced foreign key (replaces) references api_key (id);
