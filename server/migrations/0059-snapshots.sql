-- What a snapshot keeps to be counted again to the digit, and what keeps it as it is.

-- What snapshots know a person by, at random. Erasure gives another one: the number stays in the snapshots and leads nowhere.
alter table persons add column counted_id uuid not null default gen_random_uuid();

-- What an organisation was counted from: the same content is stored once, however many Fridays had it.
create table snapshot_inputs (
  -- SHA-256 of both that follow.
  hash bytea primary key,
  -- One line of JSON about the organisation.
  organisation text not null,
  -- For each person, in order, 16 bytes of number and 2 of bits (`definitions/inputs.ts`).
  people bytea not null
);

alter table snapshot_organisations
  add column inputs bytea references snapshot_inputs (hash),
  alter constraint snapshot_organisations_snapshot_id_fkey deferrable initially deferred;
alter table snapshot_values
  alter constraint snapshot_values_snapshot_id_fkey deferrable initially deferred;

create function keep_snapshots() returns trigger language plpgsql as $$
begin
  raise exception 'a snapshot is not changed or removed';
end $$;
create trigger snapshots_kept before update or delete on snapshots for each row execute function keep_snapshots();
create trigger snapshots_not_emptied before truncate on snapshots for each statement execute function keep_snapshots();
create trigger snapshot_organisations_kept before update or delete on snapshot_organisations
  for each row execute function keep_snapshots();
create trigger snapshot_organisations_not_emptied before truncate on snapshot_organisations
  for each statement execute function keep_snapshots();
create trigger snapshot_values_kept before update or delete on snapshot_values
  for each row execute function keep_snapshots();
create trigger snapshot_values_not_emptied before truncate on snapshot_values
  for each statement execute function keep_snapshots();
create trigger snapshot_inputs_kept before update or delete on snapshot_inputs
  for each row execute function keep_snapshots();
create trigger snapshot_inputs_not_emptied before truncate on snapshot_inputs
  for each statement execute function keep_snapshots();

-- The row of the snapshot is its last: whatever would come afterwards is refused.
create function close_snapshots() returns trigger language plpgsql as $$
begin
  if exists (select from added join snapshots s on s.id = added.snapshot_id) then
    raise exception 'a snapshot is not added to';
  end if;
  return null;
end $$;
create trigger snapshot_organisations_closed after insert on snapshot_organisations
  referencing new table as added for each statement execute function close_snapshots();
create trigger snapshot_values_closed after insert on snapshot_values
  referencing new table as added for each statement execute function close_snapshots();

-- Up to when what changed has been counted for `live_values`.
create table live_state (
  one boolean primary key default true check (one),
  counted_to timestamptz not null
);

-- Of indicators that are suppressed: what offices see between Fridays, renewed once a day.
create table daily_values (
  organisation_id uuid not null references organisations (id),
  indicator text not null,
  numerator integer not null,
  denominator integer not null,
  counted_at timestamptz not null,
  primary key (organisation_id, indicator)
);
