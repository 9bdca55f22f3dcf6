import type { Services } from '#server/platform/services.ts'
import { writeUses, type Use } from './uses.queries.ts'

/** So many people wait at most to be written down before the minute is over. */
const waitingMax = 20_000

type Waiting = { people: Map<string, Use>; flushing: Promise<void> }
const waiting = new WeakMap<Services, Waiting>()

/**
 * That people used it: read, acknowledged, attended or wrote. Kept in memory and written within a minute, first and last of
 * the day only; whoever does not work anywhere is not kept. Never throws and never waits.
 */
export function noteUse(services: Services, personIds: Iterable<string>, at: Date): void {
  const { people } = waitingOf(services)
  for (const personId of personIds) add(people, { personId, first: at, last: at })
  if (people.size > waitingMax) void flushUses(services)
}

/** Writes down what waits; what fails waits for the next time. */
export function flushUses(services: Services): Promise<void> {
  const of = waitingOf(services)
  of.flushing = of.flushing.then(() => flushOnce(services, of))
  return of.flushing
}

async function flushOnce(services: Services, of: Waiting): Promise<void> {
  const uses = [...of.people.values()]
  of.people = new Map()
  try {
    await writeUses(services.db, uses, services.clock.now())
  } catch (error) {
    services.log.error({ err: error }, 'uses')
    for (const use of uses) add(of.people, use)
  }
}

function add(people: Map<string, Use>, { personId, first, last }: Use): void {
  const before = people.get(personId)
  people.set(personId, {
    personId,
    first: before && before.first < first ? before.first : first,
    last: before && before.last > last ? before.last : last,
  })
}

function waitingOf(services: Services): Waiting {
  const known = waiting.get(services) ?? { people: new Map(), flushing: Promise.resolve() }
  waiting.set(services, known)
  return known
}
