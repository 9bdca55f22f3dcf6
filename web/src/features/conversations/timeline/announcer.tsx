import { useEffect, useState } from 'react'
import type { Message } from '#protocol/messages.ts'
import { usePerson } from '../../../platform/store/index.ts'
import { plainLine } from '../../../platform/text/plain.ts'
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx'
import { lastSeqUpTo, type Row } from './rows.ts'

const lengthMax = 300

/** Reads a message that has just come to those who do not see it. What is loaded by scrolling stays silent. */
export function Announcer({ rows, me }: { rows: readonly Row[]; me: string }) {
  const [heard, setHeard] = useState(0)
  const [message, setMessage] = useState<Message | null>(null)
  const author = usePerson(message?.authorId ?? null)
  const newest = lastSeqUpTo(rows, rows.length - 1)
  useEffect(() => {
    if (newest <= heard) return
    setHeard(newest)
    const last = rows[rows.length - 1]?.view.message
    const cameNow = heard > 0 && newest - heard < 3
    if (cameNow && last && last.authorId !== me && !last.system) setMessage(last)
  }, [newest, heard, rows, me])
  return (
    <div role="status">
      <VisuallyHidden>
        {message && author ? `${author.name}: ${plainLine(message.text).slice(0, lengthMax)}` : ''}
      </VisuallyHidden>
    </div>
  )
}
