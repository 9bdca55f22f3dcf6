import type { Actor } from '../call.ts'

export type Session = Actor & { readonly locale: string; readonly ephemeral: boolean }

/** What the doors ask about sessions; the accounts feature answers. */
export type Identity = {
  /** Who holds this token now; null for an unknown, ended, expired one and for blocked accounts. */
  byToken(token: string): Promise<Session | null>
  /** Which of these sessions are over. */
  ended(sessionIds: string[]): Promise<string[]>
}
