-- Search lives beside the messages: filled after the commit, so that sending pays nothing for it.

create table message_search (
  conversation_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  -- The week of `at`, counted from 1970: the newest matches are looked for week by week.
  week integer not null,
  -- Both empty for what was deleted: the row stays so that no late indexer brings the text back.
  words tsvector not null,
  text text not null,
  primary key (conversation_id, seq)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);

-- Without a pending list: a search asks these indexes many times and would read that list each time.
create index message_search_words on message_search using gin (conversation_id, week, words) with (fastupdate = off);
create index message_search_parts on message_search using gin (conversation_id, week, text gin_trgm_ops)
  with (fastupdate = off);

-- Up to where a conversation has been indexed.
create table search_heads (
  conversation_id uuid primary key,
  indexed_seq bigint not null default 0
) with (fillfactor = 60);
