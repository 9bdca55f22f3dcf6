import { Value } from 'typebox/value'
import { Week } from '#protocol/indicators.ts'
import { makeRoomToCount, mondayOf } from '#server/features/indicators/exports.ts'
import {
  dueFridays,
  isIntact,
  snapshotsOf,
  takeFriday,
  totalsOf,
  treesAt,
  verifySnapshot,
  weekIsOver,
  type StoredSnapshot,
} from '#server/features/snapshots/exports.ts'
import type { Services } from '#server/platform/services.ts'
import { refuseStart } from '#server/start-refusal.ts'
import { openServices } from './operator-context.ts'
import { idOf } from './roster-verbs.ts'
import type { Verb, VerbContext } from './verb.ts'

const week = {
  doc: { ru: 'неделя по ISO 8601: 2026-W47', en: 'an ISO 8601 week: 2026-W47' },
  takesValue: true,
}
const organisation = {
  doc: { ru: 'только дерево этой верхней организации (id)', en: 'only the tree of this topmost organisation (id)' },
  takesValue: true,
}
const stored = {
  doc: {
    ru: 'пересчитать только из сохранённого, без фактов',
    en: 'count again from what is stored only, without the facts',
  },
  takesValue: false,
}

/** Fridays, for whoever runs the server. */
export const statsVerbs: readonly Verb[] = [
  {
    name: 'stats snapshot',
    usage: '--week 2026-W47',
    doc: {
      ru: 'срез пятницы каждого дерева; пропущенный делается по состоянию на час среза',
      en: 'the Friday snapshot of each tree; a missed one is taken as of its cut-off',
    },
    flags: { week, organisation },
    async run(context) {
      const of = { organisationId: organisationIn(context), week: weekIn(context) ?? refuseWeek('') }
      const services = await openServices(context)
      await refuseFuture(services, of)
      await takeMissed(services, of)
      const found = (await snapshotsOf(services.db, of)).filter(({ kind }) => kind === 'friday')
      if (found.length === 0) refuseNothing(of.week)
      const snapshots = await Promise.all(found.map((one) => shown(services, one)))
      context.output.print({ snapshots }, (data) => data.snapshots.flatMap(linesOf))
    },
  },
  {
    name: 'stats verify',
    doc: {
      ru: 'пересчитать срезы заново, до цифры: из сохранённого и из фактов',
      en: 'count snapshots again to the digit: from what is stored and from the facts',
    },
    flags: { week, organisation, stored },
    async run(context) {
      const { db } = await openServices(context)
      const found = await snapshotsOf(db, { organisationId: organisationIn(context), week: weekIn(context) })
      const snapshots: (Awaited<ReturnType<typeof verifySnapshot>> & { id: string; week: string; intact: boolean })[] =
        []
      for (const one of found) {
        const verified = await db.transaction().execute(async (tx) => {
          await makeRoomToCount(tx)
          return verifySnapshot(tx, one, { facts: context.flags.stored === undefined })
        })
        snapshots.push({ id: one.id, week: one.week, intact: isIntact(verified), ...verified })
      }
      context.output.print({ intact: snapshots.every(({ intact }) => intact), snapshots }, (data) =>
        data.snapshots.map(
          ({ id, week: of, intact, facts }) =>
            `${of} ${id} ${intact ? 'ok' : '!'}${facts && facts.length > 0 ? ` facts: ${facts.length}` : ''}`,
        ),
      )
      const broken = snapshots.filter(({ intact }) => !intact)
      if (broken.length > 0) refuseBroken(broken.map(({ id }) => id))
    },
  },
]

type Of = { organisationId: string | undefined; week: string }

async function takeMissed(services: Services, { organisationId, week: of }: Of): Promise<void> {
  for (const due of await dueFridays(services.db, services.clock.now())) {
    if (due.week === of && (organisationId ?? due.organisation.id) === due.organisation.id)
      await takeFriday(services, due)
  }
}

async function shown({ db }: Services, { anchor, ...one }: StoredSnapshot) {
  return {
    ...{ id: one.id, organisationId: one.organisationId, kind: one.kind, week: one.week },
    ...{ cutOffAt: one.at.toISOString(), takenAt: one.takenAt.toISOString(), timeZone: one.timeZone },
    ...{ formulas: one.formulas, hash: one.hash.toString('hex') },
    anchor: anchor && { number: anchor.number, hash: anchor.hash.toString('hex') },
    totals: await totalsOf(db, one.id),
  }
}

function linesOf({ id, organisationId, week: of, cutOffAt, hash, anchor, totals }: Awaited<ReturnType<typeof shown>>) {
  return [
    `${of} ${cutOffAt} ${id}`,
    `  ${organisationId}`,
    ...totals.map(({ code, numerator, denominator }) => `  ${code}: ${numerator} / ${denominator}`),
    `  ${hash}`,
    ...(anchor ? [`  ${anchor.number}:${anchor.hash}`] : []),
  ]
}

function weekIn({ flags }: VerbContext): string | undefined {
  const given = flags.week
  if (given === undefined) return undefined
  return Value.Check(Week, given) && mondayOf(given) !== undefined ? given : refuseWeek(given)
}

function organisationIn({ flags }: VerbContext): string | undefined {
  return flags.organisation === undefined ? undefined : idOf(flags.organisation)
}

async function refuseFuture(services: Services, { organisationId, week: of }: Of): Promise<void> {
  const now = services.clock.now()
  const trees = (await treesAt(services.db, now)).filter(({ id }) => (organisationId ?? id) === id)
  if (trees.length === 0) refuseStart('Такой верхней организации нет.', 'There is no such topmost organisation.')
  for (const tree of trees) if (await weekIsOver(services.db, tree, of, now)) return
  refuseStart(
    `Неделя ${of} ещё не дошла до часа среза: среза будущего не бывает.`,
    `The cut-off of week ${of} has not come yet: there is no snapshot of the future.`,
  )
}

function refuseWeek(given: string): never {
  return refuseStart(
    `«${given}» не неделя: нужна неделя по ISO 8601, например --week 2026-W47.`,
    `"${given}" is no week: give an ISO 8601 week, such as --week 2026-W47.`,
  )
}

function refuseNothing(of: string): never {
  return refuseStart(
    `За неделю ${of} среза нет: организаций тогда ещё не было, или прошло больше восьми недель.`,
    `There is no snapshot of week ${of}: no organisation was there then, or more than eight weeks have passed.`,
  )
}

function refuseBroken(ids: readonly string[]): never {
  return refuseStart(`Срезы изменены: ${ids.join(', ')}.`, `Snapshots were changed: ${ids.join(', ')}.`)
}
