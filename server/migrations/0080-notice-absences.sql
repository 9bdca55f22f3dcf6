-- Who has left, or is on long leave, stands outside of the count of a notice while that lasts. Each time is kept, so that what
-- was asked at the deadline is known afterwards, whatever came later.

alter table notice_recipients rename column left_at to away_since;
alter table notice_recipients add column away text;
update notice_recipients set away = 'left' where away_since is not null;
alter table notice_recipients add check (away in ('left', 'leave'));
alter table notice_recipients add check ((away is null) = (away_since is null));

create table notice_absences (
  id bigint generated always as identity primary key,
  notice_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  why text not null check (why in ('left', 'leave')),
  from_at timestamptz not null,
  -- Null while it lasts.
  to_at timestamptz check (to_at >= from_at),
  foreign key (notice_id, organisation_id, person_id) references notice_recipients
    on update cascade on delete cascade
);
create index notice_absences_recipient on notice_absences (notice_id, organisation_id, person_id);

insert into notice_absences (notice_id, organisation_id, person_id, why, from_at)
select notice_id, organisation_id, person_id, 'left', away_since from notice_recipients where away_since is not null;
