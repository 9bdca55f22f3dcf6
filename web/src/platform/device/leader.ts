import { newId } from '../ids.ts'

const leaseMs = 5000
const renewMs = 1500

export type Leading = { begin: () => void; end: () => void }
/** Waits for its turn and calls `begin`; `end` when the turn was lost. Returns how to give up the turn. */
export type Lead = (leading: Leading) => () => void

/**
 * One tab of an account leads. With Web Locks the browser sees to it; without them (plain http, Safari before 15.4)
 * a lease in localStorage does. Two tabs may then believe to lead for a moment: nothing breaks, see `disk.ts`.
 */
export function leadAmongTabs(name: string): Lead {
  if (navigator.locks) return (leading) => leadByLock(name, leading)
  return (leading) => leadByLease(`${name}.leader`, leading)
}

/** Where tabs cannot talk to each other every tab has its own line. */
export const leadAlone: Lead = ({ begin }) => {
  begin()
  return () => undefined
}

function leadByLock(name: string, { begin }: Leading): () => void {
  const giveUp = new AbortController()
  let release = () => giveUp.abort()
  navigator.locks
    .request(name, { signal: giveUp.signal }, () => {
      const over = new Promise<void>((resolve) => (release = resolve))
      begin()
      return over
    })
    .catch(() => undefined)
  return () => release()
}

export function leadByLease(key: string, { begin, end }: Leading, storage: Storage = localStorage): () => void {
  const tab = newId()
  let leads = false

  function tick() {
    const [holder, until] = (storage.getItem(key) ?? '').split(' ')
    const free = holder === tab || !(Number(until) > Date.now())
    if (free) storage.setItem(key, `${tab} ${Date.now() + leaseMs}`)
    if (free === leads) return
    leads = free
    if (leads) begin()
    else end()
  }

  /** A page that is left lets the next one begin at once; if it comes back, its next tick asks anew. */
  function leave() {
    if (storage.getItem(key)?.startsWith(tab)) storage.removeItem(key)
  }

  const timer = setInterval(tick, renewMs)
  globalThis.addEventListener?.('pagehide', leave)
  tick()
  return () => {
    clearInterval(timer)
    globalThis.removeEventListener?.('pagehide', leave)
    leave()
  }
}
