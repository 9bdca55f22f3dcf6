import { describe, expect, it } from 'vitest'
import { continueList, makeLink, toggleLines, toggleSign, type FieldEdit, type FieldState } from './editing.ts'

// «|» marks both ends of the selection.
function field(shown: string): FieldState {
  const [before = '', selected = '', after] = shown.split('|')
  if (after === undefined) return { text: before + selected, start: before.length, end: before.length }
  return { text: before + selected + after, start: before.length, end: before.length + selected.length }
}

function shown(state: FieldState, edit: FieldEdit): string {
  const text = state.text.slice(0, edit.from) + edit.insert + state.text.slice(edit.to)
  if (edit.start === edit.end) return `${text.slice(0, edit.start)}|${text.slice(edit.start)}`
  return `${text.slice(0, edit.start)}|${text.slice(edit.start, edit.end)}|${text.slice(edit.end)}`
}

function after(before: string, act: (state: FieldState) => FieldEdit | null): string | null {
  const state = field(before)
  const edit = act(state)
  return edit && shown(state, edit)
}

describe('toolbar and shortcuts', () => {
  it.each([
    ['это |важно| всем', 'это **|важно|** всем'],
    ['это **|важно|** всем', 'это |важно| всем'],
    ['это |**важно**| всем', 'это |важно| всем'],
    ['это |важно |всем', 'это **|важно|** всем'],
    ['тут|', 'тут**|**'],
  ])('bold: %s → %s', (before, wanted) => expect(after(before, (s) => toggleSign(s, '**'))).toBe(wanted))

  it.each([
    ['раз\n|два\nтри|', 'раз\n|- два\n- три|'],
    ['|- два\n- три|', '|два\nтри|'],
    ['раз|', '- раз|'],
    ['раз\n|', 'раз\n- |'],
  ])('list: %s → %s', (before, wanted) => expect(after(before, (s) => toggleLines(s, '- '))).toBe(wanted))

  it('numbers lines', () => expect(after('|а\nб|', (s) => toggleLines(s, '1. '))).toBe('|1. а\n2. б|'))

  it('a link keeps the words and waits for the address', () => {
    expect(after('наш |сайт| тут', (s) => makeLink(s))).toBe('наш [сайт](|https://|) тут')
    expect(after('наш |', (s) => makeLink(s))).toBe('наш [|](https://)')
  })

  it.each([
    ['- раз|', '- раз\n- |'],
    ['9. раз|', '9. раз\n10. |'],
    ['- раз\n- |', '- раз\n|'],
    ['просто|', null],
  ])('Enter in a list: %s → %s', (before, wanted) => expect(after(before, continueList)).toBe(wanted))
})
