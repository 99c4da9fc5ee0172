-- An observation is corrected or taken back by a higher revision. What is taken back keeps its name and revision, so that an
-- older delivery does not bring it back, and nothing else.
alter table observation
    add column revision int not null default 0,
    -- Would tell when somebody answered of whom only the day may be known; nothing reads it.
    drop column received_at,
    alter column metric drop not null,
    alter column value drop not null,
    alter column weight drop not null,
    alter column observed_at drop not null,
    alter column attributes drop not null,
    alter column attributes drop default,
    add constraint observation_revision check (revision >= 0),
    add constraint observation_whole_or_retracted check (
        num_nulls(metric, value, weight, observed_at, attributes) = 0
        or num_nonnulls(metric, value, weight, observed_at, touchpoint, journey, channel, attributes, subject_system,
            subject_type, subject_id) = 0);
grant update on observation to ${app};

-- What is taken away need not be taken from the slot where it was added: only the sum over the slots counts something.
alter table tally drop constraint tally_n;
