-- A change of a message tells whoever came in after that message nothing but its number.

-- The version that the changed message came with; null where an event stands for itself.
alter table events add column about_version bigint;
