-- Who founded an organisation by its charter: papers name the founder beside INN and licence.

alter table organisations add column founder text not null default '';
