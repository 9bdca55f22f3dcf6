/** The token out of a fragment, a whole first-run link, or as it is; empty when there is none. */
export function tokenOf(text: string): string {
  const clean = text.trim()
  if (clean.includes('#')) return clean.slice(clean.indexOf('#') + 1)
  return clean.includes('/') ? '' : clean
}
