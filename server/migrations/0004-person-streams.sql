-- Which streams a person may follow: the one place that says so. Live delivery and catch-up both ask it.
-- Streams of organisations and classes carry ids and «changed» only; guardians read their things by asking.

create view person_streams as
  select id as person_id, id as stream_id from persons
  union all
  select person_id, conversation_id from chats
  union all
  select person_id, organisation_id from role_grants
    where valid_from <= now() and (valid_to is null or valid_to > now())
  union all
  select person_id, class_id from enrolments
    where valid_from <= now() and (valid_to is null or valid_to > now());
