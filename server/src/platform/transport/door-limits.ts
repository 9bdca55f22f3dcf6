import type { Limit } from '../call.ts'

// What may be asked for besides calls, which have their own limits. Generous: a whole school may stand behind one address
// and open its pages at 8:30, or come back at once after a restart.

/** Requests and sockets of one address, whatever they ask for: no more than some hundred look-ups a second. */
export const requestLimit: Limit = { per: 'address', count: 12_000, windowMs: 60_000 }

/** Files, pictures and pages that somebody who is signed in fetches or brings. */
export const fileLimit: Limit = { per: 'account', count: 3000, windowMs: 60_000 }

/** Sockets of one account: a bad line comes back often, but not each second. */
export const socketLimit: Limit = { per: 'account', count: 120, windowMs: 60_000 }

/** Signals of one account, on all its sockets. What is more is passed over. */
export const signalLimit: Limit = { per: 'account', count: 600, windowMs: 60_000 }
