-- Where a message was written, in the trace of its request (W3C traceparent), so that its delivery goes on there; mostly null.
alter table outbox add column trace text;
