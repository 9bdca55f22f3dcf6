import { useState, type SyntheticEvent } from 'react'
import type { FileBrief } from '#protocol/files.ts'
import { keep, kept } from '../../platform/device/small-things.ts'
import { useSession } from '../../platform/store/index.ts'
import { isSeen, joined, readSpans, written, type Span } from './played.rules.ts'

/**
 * Whether each of these recordings was seen. What was played is kept on the device: an hour may be watched on two days. Put the
 * answers on an element around them.
 */
export function usePlayed(recordings: readonly FileBrief[]) {
  const session = useSession()
  const accountId = session.state === 'signedIn' ? session.me.accountId : ''
  const [seen, setSeen] = useState<readonly string[]>([])

  function onPlayed({ target, type }: SyntheticEvent) {
    if (!(target instanceof HTMLMediaElement)) return
    const file = recordings.find(({ id }) => target.getAttribute('src')?.includes(id))
    if (!file || seen.includes(file.id)) return
    const key = `peremena.played.${accountId}.${file.id}`
    const before = kept(key) ?? ''
    const spans = joined([...readSpans(before), ...spansOf(target.played)])
    keep(key, written(spans))
    if (isSeen(spans, lengthOf(target, type === 'ended'))) setSeen((others) => [...others, file.id])
  }

  const areSeen = recordings.every(({ id }) => seen.includes(id))
  return { areSeen, listeners: { onTimeUpdateCapture: onPlayed, onPauseCapture: onPlayed, onEndedCapture: onPlayed } }
}

/** Some recorders write no length: it is known at the end alone. */
function lengthOf({ duration, currentTime }: HTMLMediaElement, atEnd: boolean): number {
  return atEnd && !Number.isFinite(duration) ? currentTime : duration
}

function spansOf(ranges: TimeRanges): Span[] {
  return Array.from({ length: ranges.length }, (_, at) => [ranges.start(at), ranges.end(at)] as const)
}
