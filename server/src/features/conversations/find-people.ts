import { findPeople as contract } from '#protocol/conversations.ts'
import { personBriefs } from '#server/features/roster/exports.ts'
import { answer } from '#server/platform/call.ts'
import { candidates } from './find-people.queries.ts'
import { writingVerdicts } from './people.access.ts'

const pageSize = 20
/** Candidates are weighed by the rules in slices, the first one short, until a page is full. */
const sliceSizeMax = 400

export const findPeople = answer(contract, {
  async run({ db, actor, at }, { text, limit = pageSize }) {
    const found: string[] = []
    for (let offset = 0, size = 2 * limit; found.length < limit; offset += size, size = sliceSizeMax) {
      const ids = await candidates(db, actor.personId, text, at, { offset, limit: size })
      const { verdicts } = await writingVerdicts(db, actor.personId, ids, at)
      found.push(...ids.filter((id) => verdicts.get(id)!.may))
      if (ids.length < size) break
    }
    return { people: await personBriefs(db, found.slice(0, limit), actor.personId) }
  },
})
