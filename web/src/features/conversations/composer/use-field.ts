import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { moveMarks, type Mark } from '../../../platform/text/marks.ts'
import type { FieldEdit, FieldState } from '../../../platform/text/editing.ts'

export interface Written {
  text: string
  marks: Mark[]
}

/** The text in the field and the names marked in it, which move along with every edit. */
export function useField(area: RefObject<HTMLTextAreaElement | null>, onWrite: (written: Written) => void) {
  const [written, setWritten] = useState<Written>({ text: '', marks: [] })
  const latest = useRef(written)
  const caret = useRef<number | null>(null)

  /** Puts something else into the field: a draft, a message to edit, nothing. Not an edit: nobody is told. */
  function replace(next: Written) {
    latest.current = next
    setWritten(next)
  }

  function change(text: string) {
    const next = { text, marks: moveMarks(latest.current.marks, latest.current.text, text) }
    replace(next)
    onWrite(next)
  }

  /** An edit that the toolbar or the list of people makes, as if typed: «undo» takes it back. */
  function apply(edit: FieldEdit, mark?: Mark) {
    const field = area.current
    if (!field) return
    field.focus()
    field.setSelectionRange(edit.from, edit.to)
    // Deprecated and yet the only way that keeps the browser's undo; where it is missing, undo is lost and no text.
    const done = document.execCommand(edit.insert ? 'insertText' : 'delete', false, edit.insert)
    if (!done && field.value.slice(edit.from, edit.to) !== edit.insert) {
      field.setRangeText(edit.insert, edit.from, edit.to)
      change(field.value)
    }
    if (mark) {
      const next = { ...latest.current, marks: [...latest.current.marks, mark].sort((a, b) => a.offset - b.offset) }
      replace(next)
      onWrite(next)
    }
    field.setSelectionRange(edit.start, edit.end)
    caret.current = edit.start === edit.end ? edit.start : null
  }

  // A controlled field may lose its caret when the value is written back after an edit of ours.
  useLayoutEffect(() => {
    if (caret.current === null || document.activeElement !== area.current) return
    area.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [written, area])

  function state(): FieldState {
    const field = area.current
    const { text } = latest.current
    return { text, start: field?.selectionStart ?? text.length, end: field?.selectionEnd ?? text.length }
  }

  return { written, latest, change, replace, apply, state }
}

export type Field = ReturnType<typeof useField>
