/** Gives one text for all that are alike: lists repeat themselves, and what repeats is kept once. */
export type Once = <T extends string>(text: T) => T

export function keptOnce(): Once {
  const texts = new Map<string, string>()
  return <T extends string>(text: T): T => {
    const known = texts.get(text) as T | undefined
    if (known !== undefined) return known
    const own = apart(text)
    texts.set(own, own)
    return own
  }
}

/** A text of its own: what was cut out of a file's text keeps all of it in memory, unless it is short. */
export function apart<T extends string>(text: T): T {
  return text.length < cutMin ? text : (Buffer.from(text).toString() as T)
}

/** Shorter pieces are copied anyway. */
const cutMin = 13
