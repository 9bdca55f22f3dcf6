import type { Kysely } from 'kysely'
import type { Database } from '#server/platform/database/types.ts'
import { explainTies, mayWrite, type ExplainedTie, type PersonFacts, type Verdict } from './conversations.rules.ts'
import { blocksBetween, personFacts, writingSettings } from './people.queries.ts'

/** For each of these people: may `personId` begin to write to them now, and why. Who does not exist has no tie. */
export async function writingVerdicts(
  db: Kysely<Database>,
  personId: string,
  otherIds: readonly string[],
  at: Date,
): Promise<{ me: PersonFacts | undefined; verdicts: Map<string, Verdict> }> {
  const facts = await personFacts(db, [personId, ...otherIds], at)
  const [settings, blocks] = await Promise.all([
    writingSettings(db, facts.values()),
    blocksBetween(db, personId, otherIds),
  ])
  const me = facts.get(personId)
  const verdicts = new Map<string, Verdict>()
  for (const id of otherIds) {
    const other = facts.get(id)
    const between = { byMe: blocks.byMe.has(id), byOther: blocks.byOther.has(id) }
    verdicts.set(id, me && other ? mayWrite(me, other, between, settings) : { may: false, code: 'write_no_tie' })
  }
  return { me, verdicts }
}

/** May `fromId` begin to write to `toId` now, with everything that ties the two. */
export async function writingExplained(
  db: Kysely<Database>,
  fromId: string,
  toId: string,
  at: Date,
): Promise<{ verdict: Verdict; ties: ExplainedTie[] }> {
  const verdict = await writingVerdict(db, fromId, toId, at)
  const facts = await personFacts(db, [fromId, toId], at)
  const [from, to] = [facts.get(fromId), facts.get(toId)]
  if (!from || !to) return { verdict, ties: [] }
  return { verdict, ties: explainTies(from, to, await writingSettings(db, facts.values())) }
}

/** May `personId` begin to write to the other one now, and why. */
export async function writingVerdict(
  db: Kysely<Database>,
  personId: string,
  otherId: string,
  at: Date,
): Promise<Verdict> {
  return (await writingVerdicts(db, personId, [otherId], at)).verdicts.get(otherId)!
}
