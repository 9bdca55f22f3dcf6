import type { PersonBrief } from '#protocol/common.ts'
import { listSheets as contract } from '#protocol/sheets.ts'
import { hasPupilsInside, requireClassEditing } from '#server/features/classes/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { placesOf, type Place } from './places.rules.ts'
import { sheetFacts } from './sheets.queries.ts'

export const listSheets = answer(contract, {
  async run({ db, actor, at, looked }, { classId }) {
    const about = await requireClassEditing(db, { personId: actor.personId, at }, classId)
    await looked('invitations.listed', { organisationId: about.organisationId, data: { classId } })
    const circumstances = { pupils: hasPupilsInside(about), at: at.getTime() }
    const sheets = (await sheetFacts(db, { classId }, at)).map((facts) => ({
      ...facts,
      places: placesOf(facts, circumstances),
    }))
    const ids = sheets.flatMap(({ childId, places }) => [childId, ...places.flatMap(({ personId }) => personId ?? [])])
    const briefs = new Map((await personBriefs(db, [...new Set(ids)], actor.personId)).map((one) => [one.id, one]))
    return {
      children: sheets.map(({ childId, hasBirthday, places }) => ({
        child: briefs.get(childId)!,
        hasBirthday,
        places: places.map((place) => shown(place, briefs)),
      })),
    }
  },
})

function shown({ kind, personId, kinship, state, expiresAt }: Place, briefs: ReadonlyMap<string, PersonBrief>) {
  return {
    for: kind,
    person: personId === null ? null : (briefs.get(personId) ?? null),
    kinship,
    state,
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  }
}
