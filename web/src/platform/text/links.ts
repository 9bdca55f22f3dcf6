export interface LinkSpan {
  offset: number
  length: number
  url: string
}

const address = /(?:https?:\/\/|www\.)[^\s<>"«»“”„`\\{}|^*[\]]+/giu
const wordEnd = /[\p{L}\p{N}_]$/u
const closing = /[.,:;!?'*_~)]$/u

/** Web addresses in a plain text: http and https only, without the full stop or bracket that ends the sentence. */
export function findLinks(text: string): LinkSpan[] {
  const found: LinkSpan[] = []
  for (const match of text.matchAll(address)) {
    if (wordEnd.test(text.slice(Math.max(0, match.index - 2), match.index))) continue
    const shown = withoutClosing(match[0])
    const url = safeUrl(shown.toLowerCase().startsWith('www.') ? `https://${shown}` : shown)
    if (url) found.push({ offset: match.index, length: shown.length, url })
  }
  return found
}

const urlLengthMax = 2000

/** The address if a browser may be sent there, otherwise nothing: no `javascript:`, no `data:`, no other programs. */
export function safeUrl(url: string): string | undefined {
  try {
    const parsed = new URL(url)
    const web = parsed.protocol === 'https:' || parsed.protocol === 'http:'
    // A host without a dot is a slip of the keyboard («https://да»), except on one's own machine.
    const host = parsed.hostname === 'localhost' || /[^.]\.[^.]/.test(parsed.hostname)
    return web && host && parsed.href.length <= urlLengthMax ? parsed.href : undefined
  } catch {
    return undefined
  }
}

function withoutClosing(shown: string): string {
  let kept = shown
  while (closing.test(kept) && !closesOwnBracket(kept)) kept = kept.slice(0, -1)
  return kept
}

// «…/Перемена_(значения)» keeps its bracket, «(см. https://a.ru)» does not.
function closesOwnBracket(shown: string): boolean {
  return shown.endsWith(')') && shown.split('(').length >= shown.split(')').length
}
