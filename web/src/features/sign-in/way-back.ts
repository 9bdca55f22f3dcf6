const HERE = 'http://here'

/** Where to go after signing in: only inside this site, and not back to a page of the door. */
export function wayBack(search: string): string {
  const url = parsed(new URLSearchParams(search).get('to') ?? '/')
  if (url?.origin !== HERE || /^\/(sign-in|first-run|demo|accounts)\b/.test(url.pathname)) return '/'
  return url.pathname + url.search + url.hash
}

function parsed(address: string): URL | null {
  try {
    return address.startsWith('/') ? new URL(address, HERE) : null
  } catch {
    return null
  }
}
