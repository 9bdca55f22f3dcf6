-- In which conversations somebody stands or stood: asked at every change of a tie or a name.
create index participants_person on participants (person_id);
