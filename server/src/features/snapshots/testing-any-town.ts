import fc from 'fast-check'
import type { Pool } from 'pg'
import { moscow, townIn } from './testing.ts'

/** Hours after the first of November; a Friday’s noon is among them. */
export const hour = fc.integer({ min: 0, max: 19 * 24 + 3 })
const laterHour = fc.integer({ min: 19 * 24 + 4, max: 26 * 24 + 3 })
export const at = (hours: number) => new Date(moscow(1).getTime() + hours * 3600_000)

/** Most of a town is quiet in a week: else everything would be counted anew, and nothing taken over. */
export const rarely = <T>(what: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: what })

export const somebody = fc.record({
  kind: fc.constantFrom('staff', 'staff', 'pupil', 'guardian'),
  places: fc.uniqueArray(fc.nat({ max: 4 }), { minLength: 1, maxLength: 2 }),
  from: hour,
  late: fc.nat({ max: 60 }),
  ends: rarely(laterHour),
  signedIn: fc.option(hour),
  signedInLater: rarely(laterHour),
  blocked: rarely(fc.tuple(hour, fc.integer({ min: 1, max: 400 }))),
  away: rarely(fc.oneof(hour, laterHour)),
  used: rarely(fc.array(fc.oneof(hour, laterHour), { minLength: 1, maxLength: 3 })),
  born: fc.constantFrom(null, '2015-01-01', '2008-11-18', '2012-11-16', '2015-01-02', '2008-11-25', '2012-11-25'),
  bornBefore: rarely(fc.tuple(fc.constantFrom(null, '2008-01-01', '2012-11-17'), fc.oneof(hour, laterHour))),
  answer: fc.option(
    fc.record({
      own: fc.boolean(),
      agreed: fc.boolean(),
      at: fc.oneof(hour, laterHour),
      withdrawnAfter: fc.option(fc.integer({ min: 1, max: 300 })),
      version: fc.constantFrom(1, 2),
    }),
  ),
  of: fc.nat(),
})

/** What each of the five organisations says of itself, and how its class was called before. */
export const said = fc.record({
  consents: fc.constantFrom([], ['consent_since'], ['consent_both_since'], ['consent_since', 'consent_both_since']),
  since: fc.integer({ min: 31, max: 19 * 24 }),
  until: rarely(fc.integer({ min: 19 * 24, max: 26 * 24 })),
  accountsFrom: rarely(fc.tuple(fc.constantFrom(4, 6), laterHour)),
  namedBefore: rarely(fc.tuple(fc.constantFrom('3А', '7А', 'Радуга'), fc.oneof(hour, laterHour))),
})

export type Somebody = typeof somebody extends fc.Arbitrary<infer T> ? T : never
export type Said = typeof said extends fc.Arbitrary<infer T> ? T : never

/** A region of two municipalities with five organisations, one of them a branch that others report for. */
export async function townOf(pool: Pool, people: readonly Somebody[], says: readonly Said[] = []): Promise<string> {
  const town = townIn(pool)
  const region = await town.organisation('Область', { kind: 'region', at: at(0) })
  const offices = [0, 1].map((n) =>
    town.organisation(`Район ${n}`, { kind: 'municipality', parentId: region, at: at(0) }),
  )
  const [first, second] = await Promise.all(offices)
  const places = await Promise.all(
    (['school', 'kindergarten', 'school', 'additional', 'school'] as const).map((kind, n) =>
      town.organisation(`${kind} ${n}`, {
        ...{ kind, parentId: n % 2 === 0 ? first! : second!, at: at(0), branch: n === 4 },
        ...(n < 3 ? { verifiedAt: at(30) } : {}),
      }),
    ),
  )
  const classes = await Promise.all(places.map((place) => town.class(place, '5А', { at: at(0) })))
  for (const [n, one] of says.entries()) {
    const changes = one.consents.map(
      (column) => [one.since, column, at(one.since)] as [number, string, Date | number | null],
    )
    if (one.until !== null)
      changes.push(
        ...one.consents
          .map((column) => [one.until!, column, null] as const)
          .map((all) => [...all] as [number, string, null]),
      )
    if (one.accountsFrom) changes.push([one.accountsFrom[1], 'accounts_from_grade', one.accountsFrom[0]])
    for (const [hours, column, value] of changes.toSorted(([a], [b]) => a - b))
      await town.setting(places[n]!, at(hours), column, value)
    if (one.namedBefore) await town.namedBefore(classes[n]!, one.namedBefore[0], at(one.namedBefore[1]))
  }
  const parent = await town.person(at(0))
  await town.account(parent, at(0))
  const pupils: string[] = []
  for (const one of people) {
    const personId = await town.person(at(0), one.born)
    const tie = { at: at(one.from), recordedAt: at(one.from + one.late) }
    const signedIn = one.signedInLater ?? one.signedIn
    if (signedIn !== null) await town.account(personId, at(signedIn))
    if (one.blocked) {
      const [from, hours] = one.blocked
      await pool.query('insert into account_blocks values ($1, $2, $3)', [personId, at(from), at(from + hours)])
    }
    for (const moment of new Map(
      (one.used ?? []).map((hours) => [at(hours).toISOString().slice(0, 10), hours]),
    ).values())
      await town.used(personId, at(moment))
    if (one.kind === 'guardian' && pupils.length > 0) {
      await town.guards(personId, pupils[one.of % pupils.length]!, tie)
    } else {
      for (const n of one.places) {
        const isPupil = one.kind === 'pupil'
        const id = isPupil
          ? await town.enrolled(personId, classes[n]!, tie)
          : await town.works(personId, places[n]!, tie)
        const knownAt = one.ends === null ? null : at(one.ends + one.late)
        if (knownAt && knownAt > tie.recordedAt)
          await town.ends(isPupil ? 'enrolment_facts' : 'role_grant_facts', id, at(one.ends!), knownAt)
        if (!isPupil && one.away !== null) await town.away(personId, places[n]!, { at: at(one.away) })
      }
      if (one.kind === 'pupil') {
        pupils.push(personId)
        if (one.bornBefore) await town.bornBefore(personId, one.bornBefore[0], at(one.bornBefore[1]))
        const { answer } = one
        const by = answer?.own ? personId : parent
        const withdrawnAt =
          answer?.agreed && answer.withdrawnAfter !== null ? at(answer.at + answer.withdrawnAfter) : undefined
        if (answer && (signedIn !== null || !answer.own))
          for (const n of one.places)
            await town.answered(personId, by, places[n]!, { ...answer, at: at(answer.at), withdrawnAt })
      }
    }
  }
  return region
}
