-- A message lives for milliseconds: compressing it costs more than the space that it saves.
alter table outbox alter column payload set storage external;
