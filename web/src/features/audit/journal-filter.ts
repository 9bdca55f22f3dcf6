import { auditActs, type AuditAct, type AuditGroup, type listAudit } from '#protocol/audit.ts'
import type { InputOf } from '#protocol/contract.ts'

/** What is chosen, as it stands in the address; empty: not chosen. */
export interface JournalFilter {
  /** A group of acts or one act. */
  what: string
  /** Days of the device's calendar, both included. */
  from: string
  to: string
  who: string
  about: string
}

const keys = ['what', 'from', 'to', 'who', 'about'] as const
const day = /^\d{4}-\d\d-\d\d$/
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Reads an address; what cannot be is as if it were not there. */
export function readFilter(search: string): JournalFilter {
  const given = new URLSearchParams(search)
  const valid = (key: string, fits: (text: string) => boolean) => {
    const text = given.get(key) ?? ''
    return fits(text) ? text : ''
  }
  return {
    what: valid('what', (text) => isGroup(text) || isAct(text)),
    from: valid('from', isDay),
    to: valid('to', isDay),
    who: valid('who', (text) => id.test(text)),
    about: valid('about', (text) => id.test(text)),
  }
}

export function writeFilter(filter: JournalFilter): string {
  const chosen = keys.flatMap((key) => (filter[key] ? [[key, filter[key]]] : []))
  return chosen.length > 0 ? `?${new URLSearchParams(chosen)}` : ''
}

/** The same as the server is asked. The last day counts to its end. */
export function askedFor({
  what,
  from,
  to,
  who,
  about,
}: JournalFilter): Omit<InputOf<typeof listAudit>, 'organisationId'> {
  return {
    ...(isGroup(what) ? { group: what } : what ? { act: what } : {}),
    ...(from ? { from: startOf(from, 0) } : {}),
    ...(to ? { to: startOf(to, 1) } : {}),
    ...(who ? { actorId: who } : {}),
    ...(about ? { aboutId: about } : {}),
  }
}

function startOf(text: string, later: number): string {
  const [year, month, date] = text.split('-').map(Number) as [number, number, number]
  return new Date(year, month - 1, date + later).toISOString()
}

function isDay(text: string): boolean {
  return day.test(text) && !Number.isNaN(Date.parse(text))
}

function isGroup(text: string): text is AuditGroup {
  return Object.hasOwn(auditActs, text)
}

function isAct(text: string): text is AuditAct {
  return Object.values(auditActs).some((acts) => (acts as readonly string[]).includes(text))
}
