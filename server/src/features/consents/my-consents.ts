import { myConsents as contract } from '#protocol/consents.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { consentText } from './consent-texts.ts'
import { askedOf } from './consents.queries.ts'

export const myConsents = answer(contract, {
  async run({ db, actor, at }, { locale }) {
    const rows = await askedOf(db, actor.personId, at)
    const ids = rows.flatMap(({ childId, given }) => (given ? [childId, given.byId] : [childId]))
    const briefs = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
    return {
      text: consentText(locale),
      ownText: consentText(locale, 'own'),
      consents: rows.map(({ childId, organisationId, shortName, name, given, refused, dueAt, ...row }) => ({
        child: briefs.get(childId)!,
        organisation: { id: organisationId, shortName, name },
        state: given ? ('given' as const) : refused ? ('refused' as const) : ('missing' as const),
        given: given && {
          id: given.id,
          by: briefs.get(given.byId)!,
          at: new Date(given.at).toISOString(),
          version: given.version,
        },
        dueAt: dueAt?.toISOString() ?? null,
        ...row,
      })),
    }
  },
})
