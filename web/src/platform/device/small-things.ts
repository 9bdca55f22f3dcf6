/**
 * Small things of no harm that a device remembers between visits: emoji used last, what was asked once. On «чужой
 * компьютер» only the page remembers them: nothing may stay there. A browser may forbid storage altogether; then too.
 */
const forThisPage = new Map<string, string>()
let forgetful = false

/** Who is signed in wants nothing to stay here. */
export function keepNothing(nothing: boolean): void {
  forgetful = nothing
}

export function keepsNothing(): boolean {
  return forgetful
}

export function kept(key: string): string | null {
  if (forgetful) return forThisPage.get(key) ?? null
  try {
    return localStorage.getItem(key)
  } catch {
    return forThisPage.get(key) ?? null
  }
}

export function keep(key: string, value: string): void {
  forThisPage.set(key, value)
  if (forgetful) return
  try {
    localStorage.setItem(key, value)
  } catch {}
}
