-- What a class of a year that ended goes on as, and the class that a request to join was made for before it went along.
alter table school_classes add column continued_as uuid references school_classes (id);
alter table join_requests add column class_before uuid references school_classes (id);
create index join_requests_class_before on join_requests (class_before) where class_before is not null;
