import { libraryReaders as contract, libraryReadersMax } from '#protocol/library.ts'
import { requireManaging } from '#server/features/organisations/exports.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { requirePage } from './library.access.ts'
import { readersBelow, staffReaders } from './library.queries.ts'
import { rolesFor } from './pages.rules.ts'

export const libraryReaders = answer(contract, {
  async run({ db, actor, at, looked }, { key, organisationId }) {
    const who = { personId: actor.personId, at }
    const { managing } = await requireManaging(db, who, organisationId)
    const found = await requirePage(db, who, key)
    const roles = rolesFor('shipped' in found ? found.shipped.audiences : found.own.audiences)
    const organisations = await readersBelow(db, key, { organisationId, roles, at })
    const sum = (of: 'read' | 'total') => organisations.reduce((so, row) => so + row[of], 0)
    // An office sees counts; names are for who leads the organisation itself.
    const leads = managing.organisationId === organisationId
    return { read: sum('read'), total: sum('total'), organisations, people: leads ? await byName() : null }

    async function byName() {
      await looked('library.readers', { organisationId })
      const staff = await staffReaders(db, key, { organisationId, roles, at, limit: libraryReadersMax })
      const ids = staff.map(({ personId }) => personId)
      const briefs = new Map((await personBriefs(db, ids, actor.personId)).map((brief) => [brief.id, brief]))
      return staff.map(({ personId, readAt }) => ({
        person: briefs.get(personId)!,
        readAt: readAt?.toISOString() ?? null,
      }))
    }
  },
})
