import type { SessionView } from '../platform/store/index.ts'

/** What stands in the way to a page of the app: nothing (`open`), not known yet, no answer, or another page first. */
export type Door = 'open' | 'wait' | 'unreachable' | { readonly goTo: string }

/** Who may pass to `wanted`, an address behind the door. Who only asked to join, or waits for consent, sees nothing but how that stands. */
export function doorOf(session: SessionView, wanted: string): Door {
  switch (session.state) {
    case 'unknown':
      return 'wait'
    case 'unreachable':
      return 'unreachable'
    case 'signedOut':
      return { goTo: signInAddress(wanted) }
    case 'signedIn':
      if (!session.me.pending || mayWhilePending(wanted)) return 'open'
      return { goTo: session.me.awaitsConsent ? '/consent/waiting' : '/join/waiting' }
  }
}

/** The address of sign-in that leads back to where the person wanted to go. */
export function signInAddress(wanted: string): string {
  return wanted === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(wanted)}`
}

function mayWhilePending(wanted: string): boolean {
  return /^\/me(\/|$)/.test(wanted)
}
