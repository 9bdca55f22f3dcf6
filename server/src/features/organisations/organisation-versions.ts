import { sql } from 'kysely'
import type { CommandContext } from '#server/platform/call.ts'

/**
 * Keeps what these organisations are from now on where the counting looks at it, so that a past Friday can be counted again: to
 * be called after whatever changes their place, kind, name, branch, verification, end, which grades have accounts or which
 * consents are asked for. What did not change adds nothing. Who did it stands with it, and by which document where one was named.
 */
export async function recordOrganisations(
  { tx, at, actor }: Pick<CommandContext<unknown>, 'tx' | 'at'> & { actor?: unknown },
  ids: readonly string[],
  document = '',
): Promise<void> {
  await sql`
    insert into organisation_versions (organisation_id, version, parent_id, kind, short_name, time_zone, counted, verified,
      closed, accounts_from_grade, consent_since, consent_both_since, recorded_at, entered_by,
      document)
    select o.id, coalesce(v.version, 0) + 1, s.parent_id, s.kind, s.short_name, s.time_zone, s.counted, s.verified,
      s.closed, s.accounts_from_grade, s.consent_since, s.consent_both_since, ${at},
      ${personOf(actor)}::uuid, ${document}
    from organisations o cross join lateral organisation_state(o) s
    left join lateral (
      select * from organisation_versions v where v.organisation_id = o.id order by v.version desc limit 1) v on true
    where o.id = any(${[...ids]}::uuid[])
      and (v.parent_id, v.kind, v.short_name, v.time_zone, v.counted, v.verified, v.closed, v.accounts_from_grade, v.consent_since,
        v.consent_both_since) is distinct from
        (s.parent_id, s.kind, s.short_name, s.time_zone, s.counted, s.verified, s.closed, s.accounts_from_grade, s.consent_since,
        s.consent_both_since)`.execute(tx)
}

function personOf(actor: unknown): string | null {
  return typeof actor === 'object' && actor !== null && 'personId' in actor ? String(actor.personId) : null
}
