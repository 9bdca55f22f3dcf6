import { roles, type Role, type World } from './world.ts'

/** One call: who may do exactly this, and an input that is right but for the right to send it. */
export type Line = {
  may: readonly Role[]
  input: (world: World, role: Role) => unknown
  /** Refusals that are met only after the question of right has been answered with yes. */
  past?: readonly string[]
  /** It can be done only once: each who may gets a school of one's own. */
  once?: boolean
  /** Why nobody may, in words; and the refusals, besides those of right, that say so. */
  because?: string
  away?: readonly string[]
}

export const everybody: readonly Role[] = roles
export const signedIn = everybody.filter((role) => role !== 'nobody')
export const managers: Role[] = ['administrator', 'head', 'office']

export const line = (may: readonly Role[], input: Line['input'] = () => ({}), past: string[] = []): Line => ({
  may,
  input,
  past,
})
export const once = (may: readonly Role[], input: Line['input'], past: string[] = []): Line => ({
  may,
  input,
  past,
  once: true,
})
export const never = (because: string, away: string[], input: Line['input'] = () => ({})): Line => ({
  may: [],
  because,
  away,
  input,
})
