-- Codes on the sheet of one child: one for the child, two for guardians. Beside the code they ask for the child's day and month
-- of birth, which does not stand on the sheet; too many wrong answers burn the code.
alter table join_codes
  add column child_id uuid references persons (id),
  add column wrong_facts smallint not null default 0,
  add column burnt_at timestamptz,
  add constraint join_codes_child_check check (child_id is null or kind <> 'staff');
create index join_codes_child on join_codes (child_id) where child_id is not null;
