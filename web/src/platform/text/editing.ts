/** Changes to a field that the toolbar and the shortcuts make. Pure: the field applies them so that «undo» works. */
export interface FieldState {
  text: string
  start: number
  end: number
}

/** `insert` takes the place of `text.slice(from, to)`; then the selection is `start..end`. */
export interface FieldEdit {
  from: number
  to: number
  insert: string
  start: number
  end: number
}

export type InlineSign = '**' | '__' | '~~' | '`'

/** Puts the sign around the selection, or takes it away where it stands already. */
export function toggleSign({ text, start, end }: FieldState, sign: InlineSign): FieldEdit {
  const [from, to] = withoutEnds(text, start, end)
  const size = sign.length
  const selected = text.slice(from, to)
  if (text.slice(from - size, from) === sign && text.slice(to, to + size) === sign) {
    return { from: from - size, to: to + size, insert: selected, start: from - size, end: to - size }
  }
  if (selected.length > 2 * size && selected.startsWith(sign) && selected.endsWith(sign)) {
    return { from, to, insert: selected.slice(size, -size), start: from, end: to - 2 * size }
  }
  return { from, to, insert: sign + selected + sign, start: from + size, end: to + size }
}

/** Puts the prefix before each selected line, or takes it away when all have it. */
export function toggleLines({ text, start, end }: FieldState, prefix: '> ' | '- ' | '1. '): FieldEdit {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const newline = text.indexOf('\n', Math.max(from, end - 1))
  const to = newline < 0 ? text.length : newline
  const lines = text.slice(from, to).split('\n')
  const has = (line: string) => (prefix === '1. ' ? /^\d+[.)] /.test(line) : line.startsWith(prefix))
  const all = lines.every(has)
  const changed = lines.map((line, i) => {
    if (all) return line.replace(/^(?:> |- |\d+[.)] )/, '')
    return has(line) ? line : (prefix === '1. ' ? `${i + 1}. ` : prefix) + line
  })
  const insert = changed.join('\n')
  const caret = from + insert.length
  return { from, to, insert, start: start === end ? caret : from, end: caret }
}

/** `[selection](address)`, with the address selected so that it can be pasted over. */
export function makeLink({ text, start, end }: FieldState, address = 'https://'): FieldEdit {
  const [from, to] = withoutEnds(text, start, end)
  const insert = `[${text.slice(from, to)}](${address})`
  const named = to > from
  const urlStart = from + (to - from) + 3
  return { from, to, insert, start: named ? urlStart : from + 1, end: named ? urlStart + address.length : from + 1 }
}

/** Enter inside a list goes on with the list; Enter in an empty item ends it. `null`: an ordinary line break. */
export function continueList({ text, start, end }: FieldState): FieldEdit | null {
  if (start !== end) return null
  const from = text.lastIndexOf('\n', start - 1) + 1
  const sign = /^(?:([-*•>]) |(\d{1,3})([.)]) )/.exec(text.slice(from, start))
  if (!sign) return null
  if (text.slice(from + sign[0].length, start).trim() === '')
    return { from, to: start, insert: '', start: from, end: from }
  const next = sign[2] ? `${Number(sign[2]) + 1}${sign[3]} ` : sign[0]
  return { from: start, to: start, insert: `\n${next}`, start: start + next.length + 1, end: start + next.length + 1 }
}

function withoutEnds(text: string, start: number, end: number): [number, number] {
  const selected = text.slice(start, end)
  if (!selected.trim()) return [start, end]
  return [start + selected.length - selected.trimStart().length, end - (selected.length - selected.trimEnd().length)]
}
