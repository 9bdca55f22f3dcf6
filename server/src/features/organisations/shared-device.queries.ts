import { sql, type RawBuilder } from 'kysely'

/**
 * Of the people of a table `staff (person_id)` those whose secret was set on a device that activated more than two others of the
 * staff, and who used it on no other device until this instant.
 */
export function madeOnSharedDevice(at: Date): RawBuilder<unknown> {
  return sql`
    select s.person_id from staff s join accounts a on a.person_id = s.person_id
    join account_devices d on d.account_id = a.id and d.activated and d.first_at <= ${at}
    where not exists (
        select from account_devices o where o.account_id = a.id and o.device_id <> d.device_id and o.first_at <= ${at})
      and (
        select count(*) from account_devices t join accounts b on b.id = t.account_id
        where t.device_id = d.device_id and t.activated and t.account_id <> a.id and t.first_at <= ${at} and exists (
          select from role_grant_facts g
          where g.person_id = b.person_id and g.role not in ('operator', 'office_specialist')
            and g.recorded_at <= ${at} and (g.replaced_at is null or g.replaced_at > ${at})
            and g.valid_from <= ${at} and (g.valid_to is null or g.valid_to > ${at}))) > 2`
}
