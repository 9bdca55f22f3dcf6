-- Who made an organisation what it is from a version on, and by which document: Friday lists who came and went with both.
alter table organisation_versions add column entered_by uuid, add column document text not null default '';
update organisation_versions v set entered_by = o.closed_by, document = o.closed_document
from organisations o where o.id = v.organisation_id and v.closed and v.recorded_at = o.closed_at;
