-- Conversations that an office keeps over the organisations below it: their heads, and all staff of a municipality.

alter table conversations drop constraint conversations_kind_check;
alter table conversations add constraint conversations_kind_check check (kind in (
  'direct', 'group', 'channel', 'staff', 'class_pupils', 'class_guardians', 'heads', 'all_staff'));
create unique index conversations_common on conversations (organisation_id, kind) where kind in ('heads', 'all_staff');
