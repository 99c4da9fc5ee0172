-- How far a reconciliation has come, and of how much. Of those that began before nobody knows.
alter table reconciliation
    add column months_done int not null default 0,
    add column months_total int not null default 0,
    add column observations_total bigint not null default 0;
alter table reconciliation
    alter column months_done drop default, alter column months_total drop default, alter column observations_total drop default;
