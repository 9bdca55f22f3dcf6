import { useEffect, useState, type RefObject } from 'react'
import { formatRelativeDay } from '../../../platform/i18n/format.ts'
import { useLanguage, useTexts } from '../../../platform/i18n/index.ts'
import { cx } from '../../../ui/cx.ts'
import { useTalk } from '../talk.ts'
import { talkTexts } from '../texts.ts'
import styles from './day-pill.module.css'

const REST_MS = 1400

/** While scrolling: the day of what is seen on top; pressing it goes to another day. */
export function DayPill({
  day,
  loading,
  scroller,
}: {
  day: string
  loading: boolean
  scroller: RefObject<HTMLElement | null>
}) {
  const talk = useTalk()
  const t = useTexts(talkTexts).timeline
  useLanguage()
  const moving = useMoving(scroller)
  if (!day) return null
  return (
    <button
      type="button"
      className={cx(styles.pill, (moving || loading) && styles.seen)}
      tabIndex={-1}
      aria-hidden="true"
      onClick={(event) => talk.chooseDay(event.currentTarget, day)}
    >
      {loading ? t.loadingOlder : formatRelativeDay(new Date(day), undefined, true)}
    </button>
  )
}

function useMoving(scroller: RefObject<HTMLElement | null>): boolean {
  const [moving, setMoving] = useState(false)
  useEffect(() => {
    const element = scroller.current
    let timer = 0
    // A scroll that nobody made with hand or wheel (opening, a new line) shows nothing.
    let byHand = 0
    const hand = () => void (byHand = performance.now())
    const onScroll = () => {
      if (performance.now() - byHand > 1500) return
      setMoving(true)
      clearTimeout(timer)
      timer = window.setTimeout(() => setMoving(false), REST_MS)
    }
    const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
    for (const name of hands) element?.addEventListener(name, hand, { passive: true })
    element?.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const name of hands) element?.removeEventListener(name, hand)
      element?.removeEventListener('scroll', onScroll)
    }
  }, [scroller])
  return moving
}
