import { useState } from 'react'
import { useCandidates, type Candidate } from './mention-picker.tsx'
import { mentionPrefix, type Prefix } from './mention-prefix.ts'
import type { Field } from './use-field.ts'

/** The list of people that opens after `@`. */
export function useMentions(conversationId: string, field: Field, me: string) {
  const [prefix, setPrefix] = useState<Prefix | null>(null)
  const [moved, setMoved] = useState(0)
  const candidates = useCandidates(conversationId, prefix?.text ?? null, me)
  const open = prefix !== null && candidates.length > 0
  const chosen = open ? ((moved % candidates.length) + candidates.length) % candidates.length : 0

  /** The caret moved or the text changed. */
  function look() {
    const { text, start, end } = field.state()
    const found = start === end ? mentionPrefix(text, start) : null
    const next = field.latest.current.marks.some((mark) => mark.offset === found?.offset) ? null : found
    if (next?.offset !== prefix?.offset || next?.text !== prefix?.text) {
      setPrefix(next)
      setMoved(0)
    }
  }

  function pick(candidate: Candidate | undefined) {
    if (!candidate || !prefix) return
    const shown = `@${candidate.name}`
    const to = prefix.offset + prefix.text.length + 1
    const caret = prefix.offset + shown.length + 1
    const mark = { offset: prefix.offset, length: shown.length, personId: candidate.person?.id ?? null }
    field.apply({ from: prefix.offset, to, insert: `${shown} `, start: caret, end: caret }, mark)
    setPrefix(null)
  }

  return {
    candidates: open ? candidates : [],
    open,
    chosen,
    look,
    pick,
    move: (step: number) => setMoved(chosen + step),
    close: () => setPrefix(null),
  }
}

export type Mentions = ReturnType<typeof useMentions>
