import { demoPeople as contract } from '#protocol/demo.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answerOpen, type Db } from '#server/platform/call.ts'
import { castEntries, demoPassword } from './cast.data.ts'
import { refuse } from './demo.refusals.ts'
import { officePlan, organisationPlans } from './organisations.data.ts'

const shortNames = new Map([officePlan, ...organisationPlans].map(({ key, shortName }) => [key, shortName]))

export const demoPeople = answerOpen(contract, {
  async run({ db, services, origin }) {
    if (!services.config.demo) throw refuse.only_demo()
    const personIds = await personsByLogin(db)
    const briefs = await personBriefs(db, [...personIds.values()])
    const names = new Map(briefs.map((brief) => [brief.id, brief.name]))
    const people = castEntries.flatMap(({ login, role, organisation, who, sentence }) => {
      const personId = personIds.get(login)
      if (personId === undefined) return []
      const words = { who: who[origin.language], sentence: sentence[origin.language] }
      return [
        {
          personId,
          login,
          role,
          name: names.get(personId) ?? '',
          organisationName: shortNames.get(organisation)!,
          ...words,
        },
      ]
    })
    return { password: demoPassword, people }
  },
})

async function personsByLogin(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('accounts')
    .select(['login', 'person_id'])
    .where(
      'login',
      'in',
      castEntries.map(({ login }) => login),
    )
    .where('blocked_at', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.login, row.person_id]))
}
