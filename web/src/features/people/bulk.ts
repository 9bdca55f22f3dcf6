import { useSyncExternalStore } from 'react'
import { invitationsAtOnceMax, invitePeople, revokePeople } from '#protocol/invitations.ts'
import { call } from '../../platform/api/call.ts'
import { texts } from '../../platform/i18n/index.ts'
import { useSession } from '../../platform/store/index.ts'
import { errorsOf } from '../accounts/refused.ts'
import { nextPart, withPart, type BulkPerson, type BulkWork, type PartDone } from './bulk.rules.ts'
import { refreshPeople } from './live.ts'
import { peopleTexts } from './texts.ts'

const listeners = new Set<() => void>()
let current: BulkWork | undefined

/** The work on codes of this organisation that runs or has something to tell; it outlives a look at another page. */
export function useBulkWork(organisationId: string): BulkWork | undefined {
  const session = useSession()
  const work = useSyncExternalStore(subscribe, () => current)
  const mine = session.state === 'signedIn' && work?.accountId === session.me.accountId
  return mine && work.organisationId === organisationId ? work : undefined
}

type Begun = Pick<BulkWork, 'accountId' | 'organisationId' | 'kind'> & { people: readonly BulkPerson[] }

/** Gives what came of it. Only one such work goes on at a time. */
export function beginBulk(begun: Begun): Promise<BulkWork | undefined> {
  if (current?.state === 'running') return Promise.resolve(undefined)
  return run({ ...begun, done: 0, count: 0, invitationIds: [], leftOut: [], state: 'running', failure: '' })
}

/** From where it stopped. */
export function continueBulk(work: BulkWork): Promise<BulkWork | undefined> {
  return run({ ...work, state: 'running', failure: '' })
}

export function closeBulk(): void {
  change(undefined)
}

async function run(begun: BulkWork): Promise<BulkWork> {
  let work = begun
  change(work)
  while (work.state === 'running') {
    try {
      work = withPart(work, await doPart(work))
    } catch (failure) {
      const why = errorsOf(failure).summary ?? texts(peopleTexts).failed
      work = { ...work, state: 'stopped', failure: why.replace(/\.$/, '') }
    }
    change(work)
  }
  void refreshPeople()
  return work
}

async function doPart(work: BulkWork): Promise<PartDone> {
  const personIds = nextPart(work, invitationsAtOnceMax).map(({ id }) => id)
  const asked = { organisationId: work.organisationId, personIds }
  if (work.kind === 'revoke') {
    const { revoked, leftOut } = await call(revokePeople, asked)
    return { people: personIds.length, count: revoked.length, invitationIds: [], leftOut }
  }
  const { issued, leftOut } = await call(invitePeople, asked)
  const invitationIds = issued.map(({ invitationId }) => invitationId)
  return { people: personIds.length, count: issued.length, invitationIds, leftOut }
}

function change(work: BulkWork | undefined): void {
  current = work
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
