import { useEffect, useState } from 'react'
import type { PersonBrief } from '#protocol/common.ts'
import { conversationParticipants } from '#protocol/conversations.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { call } from '../../../platform/store/index.ts'
import { Avatar } from '../../../ui/avatar.tsx'
import { cx } from '../../../ui/cx.ts'
import { IconGroup } from '../../../ui/icons.tsx'
import { folded } from '../list/filter.ts'
import { besideName } from '../names.ts'
import { talkTexts } from '../texts.ts'
import styles from './mention-picker.module.css'

/** Somebody to mention; `null` is everybody. */
export type Candidate = { person: PersonBrief | null; name: string }

const shownMax = 6
const PAUSE_MS = 120

/** Participants whose names fit what is typed after `@`, and «все» at the end. */
export function useCandidates(conversationId: string, typed: string | null, me: string): readonly Candidate[] {
  const t = useTexts(talkTexts).composer
  const [people, setPeople] = useState<readonly PersonBrief[]>([])
  useEffect(() => {
    if (typed === null) return setPeople([])
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const input = { conversationId, limit: shownMax + 1, ...(typed.trim() ? { text: typed.trim() } : {}) }
      const page = await call(conversationParticipants, input, { signal: stop.signal }).catch(() => null)
      if (page && !stop.signal.aborted) setPeople(page.participants.map(({ person }) => person))
    }, PAUSE_MS)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [conversationId, typed])
  if (typed === null) return []
  const fitting = people.filter((person) => person.id !== me && fits(person, typed)).slice(0, shownMax)
  const all = folded(t.mentionAll).startsWith(folded(typed)) ? [{ person: null, name: t.mentionAll }] : []
  return [...fitting.map((person) => ({ person, name: person.name })), ...all]
}

// The answer to an earlier letter may still be shown; what no longer fits must not.
function fits(person: PersonBrief, typed: string): boolean {
  const name = folded(`${person.name} ${person.fullName}`)
  return folded(typed)
    .split(' ')
    .every((word) => name.includes(word))
}

interface PickerProps {
  id: string
  candidates: readonly Candidate[]
  chosen: number
  participantCount: number
  onPick: (candidate: Candidate) => void
}

export function MentionPicker({ id, candidates, chosen, participantCount, onPick }: PickerProps) {
  const t = useTexts(talkTexts).composer
  if (candidates.length === 0) return null
  return (
    <div id={id} className={styles.picker} role="listbox" aria-label={t.mentions}>
      {candidates.map((candidate, i) => (
        <button
          type="button"
          tabIndex={-1}
          key={candidate.person?.id ?? 'all'}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === chosen}
          className={cx(styles.option, i === chosen && styles.chosen)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(candidate)}
        >
          {candidate.person ? (
            <Avatar id={candidate.person.id} name={candidate.person.name} size={32} />
          ) : (
            <Avatar id="all" name="" icon={IconGroup} size={32} />
          )}
          <span className={styles.words}>
            <span className={styles.name}>{candidate.person ? candidate.name : `@${candidate.name}`}</span>
            <span className={styles.note}>
              {candidate.person ? besideName(candidate.person) : t.mentionAllNote(participantCount)}
            </span>
          </span>
        </button>
      ))}
    </div>
  )
}
