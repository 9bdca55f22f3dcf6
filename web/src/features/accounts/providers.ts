import { beginProvider, finishProvider } from '#protocol/providers.ts'
import { call } from '../../platform/api/call.ts'

/** What somebody goes to a provider for. */
export interface Errand {
  for: 'signIn' | 'link' | 'join'
  /** Where to go afterwards. */
  to: string
  ephemeral?: boolean
  alongside?: boolean
}

/** Whom a provider has vouched for, sealed by the server; `label` is the provider’s. */
export interface Identity {
  identity: string
  label: string
}

export type ErrandOfTab = Errand & { flow: string }

const errandKey = 'peremena.errand'
const identityKey = 'peremena.identity'

/** Leaves the page for a provider; this tab remembers what for. Throws what the call throws. */
export async function goToProvider(providerId: string, errand: Errand): Promise<void> {
  const { url, flow } = await call(beginProvider, { providerId })
  sessionStorage.setItem(errandKey, JSON.stringify({ ...errand, flow } satisfies ErrandOfTab))
  location.assign(url)
}

/** The errand on which this tab went away; undefined where it did not. */
export function errandOfTab(): ErrandOfTab | undefined {
  return readStored<ErrandOfTab>(errandKey)
}

let finishing: { answer: string; identity: Promise<Identity> } | undefined

/** Takes a provider’s answer to the server, once however often the page is drawn. Throws what the call throws. */
export function finishErrand({ flow }: ErrandOfTab, answer: string): Promise<Identity> {
  if (finishing?.answer !== answer) {
    finishing = { answer, identity: call(finishProvider, { flow, answer }) }
    sessionStorage.removeItem(errandKey)
  }
  return finishing.identity
}

/** For the page that was left: it takes the identity up where it was. */
export function keepIdentity(identity: Identity): void {
  sessionStorage.setItem(identityKey, JSON.stringify(identity))
}

export function keptIdentity(): Identity | undefined {
  return readStored<Identity>(identityKey)
}

export function forgetIdentity(): void {
  sessionStorage.removeItem(identityKey)
}

function readStored<T>(key: string): T | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as T | null) ?? undefined
  } catch {
    return undefined
  }
}
