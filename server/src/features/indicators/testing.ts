import type { OrganisationKind } from '#protocol/accounts.ts'
import { addOrganisation } from '#protocol/organisations.ts'
import type { Actor } from '#server/platform/call.ts'
import { heldClock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/ids.ts'
import { scene } from '#server/testing/scene.ts'
import { shownDefinitions } from './definitions/all.ts'
import type { Facts, Shares } from './picture.rules.ts'

type Given = Readonly<Record<string, Shares>>
export type Region = Awaited<ReturnType<typeof testRegion>>

/** The Friday noon, in Moscow, of weeks of 2026. */
export const fridays = {
  '2026-W43': new Date('2026-10-23T09:00:00Z'),
  '2026-W44': new Date('2026-10-30T09:00:00Z'),
  '2026-W45': new Date('2026-11-06T09:00:00Z'),
  '2026-W46': new Date('2026-11-13T09:00:00Z'),
  '2026-W47': new Date('2026-11-20T09:00:00Z'),
}
type WeekKnown = keyof typeof fridays

/**
 * A region of two towns, the first with three schools and a kindergarten, the second with one school. Numbers are written by
 * hand: nothing counts here. The clock stands on the Monday of 2026-W48.
 */
export async function testRegion() {
  const clock = heldClock()
  const s = await scene({ clock })
  const { pool, call } = s
  const region = await s.found('region', 'Краевой Пётр Ильич')
  const town1 = await add(region.actor, region.organisationId, 'municipality', 'Первый район')
  const town2 = await add(region.actor, region.organisationId, 'municipality', 'Второй район')
  const [a, b, c] = [
    await add(region.actor, town1, 'school', 'СОШ № 10'),
    await add(region.actor, town1, 'school', 'СОШ № 2'),
    await add(region.actor, town1, 'school', 'Гимназия'),
  ]
  const kindergarten = await add(region.actor, town1, 'kindergarten', 'Сад «Ёлочка»')
  const far = await add(region.actor, town2, 'school', 'СОШ № 7')
  const town = await s.hire(region.actor, town1, 'office_specialist', 'Районова Анна Петровна')
  const otherTown = await s.hire(region.actor, town2, 'office_specialist', 'Соседова Вера Петровна')
  const headOfA = await s.hire(region.actor, a, 'head', 'Директорова Зайнаб Магомедовна')

  async function add(by: Actor, parentId: string, kind: OrganisationKind, shortName: string): Promise<string> {
    const about = { kind, name: `МБОУ «${shortName}»`, shortName, timeZone: 'Europe/Moscow' }
    return (await call(by, addOrganisation, { id: newId(), parentId, ...about })).organisationId
  }

  /** What is so now, within and, of what is suppressed, for offices. */
  async function live(given: Given, facts: Partial<Facts> = {}): Promise<void> {
    for (const [id, shares] of Object.entries(given)) {
      for (const [code, [numerator, denominator]] of Object.entries(shares)) {
        for (const table of ['live_values', 'daily_values']) {
          await pool.query(
            `insert into ${table} (organisation_id, indicator, numerator, denominator, counted_at)
             values ($1, $2, $3, $4, $5) on conflict (organisation_id, indicator) do update
             set numerator = excluded.numerator, denominator = excluded.denominator`,
            [id, code, numerator, denominator, clock.now()],
          )
        }
      }
      await pool.query(
        `insert into live_organisations (organisation_id, facts, counted_at) values ($1, $2, $3)
         on conflict (organisation_id) do update set facts = excluded.facts`,
        [id, JSON.stringify(writtenFacts(facts)), clock.now()],
      )
    }
  }

  /** A snapshot of the tree below `rootId` as it stands now, said to be of another time. */
  async function snapshot(
    given: Given,
    { rootId = region.organisationId, week, at, kind = 'friday', formulas = {}, facts = {} }: SnapshotAsked,
  ): Promise<string> {
    const id = newId()
    const cutOffAt = at ?? fridays[week as WeekKnown]
    const versions = Object.fromEntries(shownDefinitions.map(({ code, version }) => [code, version]))
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `insert into snapshot_organisations (snapshot_id, organisation_id, parent_id, above, kind, short_name, counted, facts)
         select $1, o.id, o.parent_id, '{}', o.kind, o.short_name, o.kind not in ('region', 'municipality'),
           case when o.kind in ('region', 'municipality') then '{}' else $3::jsonb end
         from organisations_below($2) b join organisations o on o.id = b.id`,
        [id, rootId, JSON.stringify(writtenFacts(facts))],
      )
      for (const [organisationId, shares] of Object.entries(given)) {
        for (const [code, [numerator, denominator]] of Object.entries(shares)) {
          await client.query('insert into snapshot_values values ($1, $2, $3, $4, $5)', [
            ...[id, organisationId, code, numerator, denominator],
          ])
        }
      }
      await client.query(
        `insert into snapshots (id, organisation_id, kind, week, cut_off_at, taken_at, time_zone, formulas, hash,
           audit_number, audit_hash)
         values ($1, $2, $3, $4, $5, $5, 'Europe/Moscow', $6, '\\xabcd', 7, '\\xef')`,
        [id, rootId, kind, week, cutOffAt, JSON.stringify({ ...versions, ...formulas })],
      )
      await client.query('commit')
    } finally {
      client.release()
    }
    return id
  }

  return {
    ...{ ...s, clock, regionId: region.organisationId, region: region.actor, live, snapshot, add },
    ...{ town1, town2, a, b, c, kindergarten, far, town, otherTown, headOfA },
  }
}

type SnapshotAsked = {
  rootId?: string
  week: string
  at?: Date
  kind?: 'friday' | 'interim'
  formulas?: Record<string, number>
  facts?: Partial<Facts>
}

function writtenFacts({ reasons = [], beside = [], listed = true }: Partial<Facts>) {
  return { reasons, beside, report: { listed }, notes: [] }
}
