-- A persona that is gone has neither name nor conditions, and stays, so that no older message brings it back.
alter table persona
    alter column name drop not null,
    alter column conditions drop not null,
    add constraint persona_state check ((name is null) = (conditions is null));
