/** Several values in one cell: divided by commas, as the specification has it; a comma or backslash within one is escaped. */
export function joinList(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\,]/g, (sign) => `\\${sign}`)).join(',')
}

export function splitList(text: string): string[] {
  if (text === '') return []
  const values: string[] = []
  let value = ''
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ',') {
      values.push(value)
      value = ''
    } else {
      if (text[at] === '\\' && at + 1 < text.length) at++
      value += text[at]
    }
  }
  return [...values, value]
}

/** `userIds`: «{type:identifier},{type:identifier}». */
export function joinIds(ids: Readonly<Record<string, string>>): string {
  const filled = Object.entries(ids).filter(([, id]) => id !== '')
  return joinList(filled.map(([type, id]) => `{${type}:${id}}`))
}

export function splitIds(text: string): Map<string, string> {
  return new Map(
    splitList(text).flatMap((one) => {
      const [, type, id] = /^\s*\{([^:]+):(.*)\}\s*$/s.exec(one) ?? []
      return type !== undefined && id !== undefined ? [[type, id] as const] : []
    }),
  )
}
