-- The class whose families or pupils an old chat gathers, where it is one: who of them is here is known by it.

alter table old_chats add column class_id uuid references school_classes (id);
create index old_chats_of_class on old_chats (class_id) where class_id is not null;
alter table old_chats add check (class_id is null or own_of = 'organisation');
