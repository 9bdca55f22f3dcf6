-- Search lives beside the messages: filled after the commit, so that sending pays nothing for it.

create table message_search (
  conversation_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  -- Both empty for what was deleted: the row stays so that no late indexer brings the text back.
  words tsvector not null,
  text text not null,
  primary key (conversation_id, seq)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);

create index message_search_words on message_search using gin (conversation_id, words)
  with (gin_pending_list_limit = 256);
create index message_search_parts on message_search using gin (conversation_id, text gin_trgm_ops)
  with (gin_pending_list_limit = 256);
-- Slices of time: rows come in nearly in order, so this index is a few pages.
create index message_search_at on message_search using brin (at timestamptz_minmax_multi_ops)
  with (pages_per_range = 32, autosummarize = on);

-- Up to where a conversation has been indexed.
create table search_heads (
  conversation_id uuid primary key,
  indexed_seq bigint not null default 0
) with (fillfactor = 60);
