-- When lines of the conversation last stayed on this person's screen for two seconds: that is a use, moving the mark is none.
alter table read_marks add stayed_at timestamptz;
