import { sql } from 'kysely'
import type { EventFrame } from '#protocol/envelope.ts'
import { changeWithheld, syncEvents as contract, syncEventsMax } from '#protocol/sync.ts'
import { answer } from '#server/platform/call.ts'

type Row = { s: string; v: number; n: string; at: Date; d: unknown; last: number }

/**
 * The log of several streams after given versions. A stream that I may not read (any more), or not from there on, is
 * answered like one whose log does not reach back: the snapshot tells what is left.
 */
export const syncEvents = answer(contract, {
  async run({ db, actor }, { streams }) {
    const ids = streams.map(({ s }) => s)
    const after = streams.map((stream) => stream.after)
    const { rows } = await sql<Row>`
      with asked as (
        select s.id, s.version as last, a.after, mine.from_version
        from unnest(${ids}::uuid[], ${after}::bigint[]) as a (id, after)
        join streams s on s.id = a.id
        cross join lateral (
          select min(from_version) as from_version from person_streams p
          where p.person_id = ${actor.personId} and p.stream_id = s.id) mine
        where mine.from_version <= a.after + 1)
      select a.id as s, a.last, e.version as v, e.at,
        case when e.about_version < a.from_version then ${changeWithheld.name} else e.name end as n,
        case when e.about_version < a.from_version then '{}'::json else e.data end as d
      from asked a left join lateral (
        select * from events e where e.stream_id = a.id and e.version > a.after
        order by e.version limit ${syncEventsMax + 1}) e on true
      order by a.id, e.version
      limit ${syncEventsMax + ids.length}`.execute(db)
    return answerFrom(rows, new Map(streams.map(({ s, after: from }) => [s, from])))
  },
})

function answerFrom(rows: Row[], after: ReadonlyMap<string, number>) {
  const events: EventFrame[] = []
  const reached = new Map(after)
  const resync = new Set(after.keys())
  const lasts = new Map<string, number>()
  for (const { s, v, n, at, d, last } of rows) {
    lasts.set(s, last)
    if (last === after.get(s)) resync.delete(s)
    if (v === null || v !== reached.get(s)! + 1 || events.length >= syncEventsMax) continue
    resync.delete(s)
    reached.set(s, v)
    events.push({ t: 'event', s, v, n, at: at.toISOString(), d })
  }
  const cut = rows.length >= syncEventsMax
  const more = [...after.keys()].filter((s) => {
    if (cut && !lasts.has(s)) resync.delete(s)
    return cut && (!lasts.has(s) || (!resync.has(s) && reached.get(s)! < lasts.get(s)!))
  })
  return { events, more, resync: [...resync] }
}
