/** A line that stays on the screen so long has been looked at. */
export const stayMs = 2000
/** Told at most so often: of a day the server keeps the first use and the last. */
export const againMs = 60_000

/** Numbers of the first and the last line on the screen. */
export interface Span {
  first: number
  last: number
}

/**
 * Tells when a line has stayed on the screen while somebody looked; what is only scrolled past is not told. `shows` is to be
 * called whenever that may have changed: `null` when nobody looks or nothing is there.
 */
export function createStay(tell: () => void) {
  let stayed: Span | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let notBefore = 0

  function shows(span: Span | null) {
    stayed = stayed && span && common(stayed, span)
    if (stayed && timer !== undefined) return
    clearTimeout(timer)
    timer = undefined
    stayed = span
    if (span) timer = setTimeout(told, Math.max(stayMs, notBefore - performance.now()))
  }

  function told() {
    timer = undefined
    notBefore = performance.now() + againMs
    tell()
  }

  return { shows }
}

/** The lines that are in both; null when none is. */
function common(a: Span, b: Span): Span | null {
  const first = Math.max(a.first, b.first)
  const last = Math.min(a.last, b.last)
  return first <= last ? { first, last } : null
}
