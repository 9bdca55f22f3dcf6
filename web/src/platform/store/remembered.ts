import type { Me } from '#protocol/accounts.ts'

const meKey = 'peremena.me'
const signOutKey = 'peremena.sign-out'

/** Who was signed in here last, so that the app opens without a line. Never written on «чужой компьютер». */
export function rememberedMe(): Me | null {
  return JSON.parse(read(meKey) ?? 'null') as Me | null
}

export function rememberMe(me: Me) {
  if (me.ephemeral) remove(meKey)
  else write(meKey, JSON.stringify(me))
}

/** Signed out without a line: the server still has to hear of it before anybody signs in here. */
export function signOutIsOwed(): boolean {
  return read(signOutKey) !== null
}

export function oweSignOut(owed: boolean) {
  if (owed) write(signOutKey, 'owed')
  else remove(signOutKey)
}

// A browser may forbid storage altogether; then nothing is remembered.
function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string) {
  try {
    localStorage.setItem(key, value)
  } catch {}
}

function remove(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {}
}
