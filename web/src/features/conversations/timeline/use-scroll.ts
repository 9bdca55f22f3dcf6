import { useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { jumpTo, jumpToEnd, loadNewer, loadOlder, type Timeline } from '../../../platform/store/index.ts'
import { dayOf, indexOfSeq, lastSeqUpTo, prependedCount, type Row } from './rows.ts'
import { untilMoved } from './until-moved.ts'

interface Input {
  conversationId: string
  rows: readonly Row[]
  timeline: Timeline
  /** Open at this line instead of the first unread one. */
  target: number | undefined
  scroller: RefObject<HTMLElement | null>
  /** The indexes of the first and the last row on the screen, whenever they may have changed. */
  onSeen: (firstIndex: number, lastIndex: number) => void
}

type Goal = { to: 'end' } | { to: 'opening' } | { to: 'seq'; seq: number; quiet?: boolean }

const AT_END_PX = 40
const AWAY_PX = 260
const LOAD_AHEAD_PX = 1600
const MARKED_MS = 2200
/** So long after a jump, or until the person moves, the line is kept in the middle while others are measured and load. */
const HELD_MS = 2500

/**
 * Where the timeline stands: opens at the first unread line, stays at the end while new lines come, keeps its place when
 * things load above or the keyboard of a phone opens, and goes where it is told.
 */
export function useScroll({ conversationId, rows, timeline, target, scroller, onSeen }: Input) {
  const list = useRef<VirtualizerHandle>(null)
  const drawn = useRef<readonly Row[]>([])
  const goal = useRef<Goal | null>(target ? { to: 'seq', seq: target } : { to: 'opening' })
  const letGo = useRef(() => {})
  const stand = useRef({ atEnd: true, viewport: 0 })
  const [placed, setPlaced] = useState(false)
  const [away, setAway] = useState(false)
  const [topDay, setTopDay] = useState('')
  const [marked, setMarked] = useState(0)
  const generation = useGeneration(rows)

  const settle = useEffectEvent(() => {
    const before = drawn.current
    drawn.current = rows
    if (rows.length === 0) return void (before.length > 0 && comeBack(before))
    if (goal.current) reach(goal.current)
    else if (sentHere(before, rows) || (stand.current.atEnd && timeline.reachedEnd)) toLast()
    if (!goal.current) look()
  })
  useLayoutEffect(() => settle(), [rows, timeline.reachedEnd])

  const decided = useEffectEvent(() => goal.current && settle())
  useLayoutEffect(() => void decided(), [timeline.loading])

  function reach(wanted: Goal) {
    if (isStillToCome(wanted)) return waitAtEnd()
    const index =
      wanted.to === 'end'
        ? -1
        : indexOfSeq(rows, wanted.to === 'seq' ? wanted.seq : timeline.firstUnreadSeq || Infinity)
    if (index >= 0 && wanted.to !== 'end') {
      const toTop = wanted.to === 'opening' || wanted.quiet
      list.current?.scrollToIndex(index, toTop ? { align: 'start', offset: -8 } : { align: 'center' })
      stand.current.atEnd = false
      if (wanted.to === 'seq' && !wanted.quiet) {
        mark(wanted.seq)
        letGo.current()
        letGo.current = untilMoved(HELD_MS, () => toMiddle(wanted.seq))
      }
    } else toLast()
    goal.current = null
    show()
  }

  /** What is held of the conversation may be another stretch than the one that was asked for. */
  function isStillToCome(wanted: Goal): boolean {
    if (wanted.to === 'end') return !timeline.reachedEnd
    if (timeline.loading === 'nothing') return false
    return wanted.to === 'opening' ? timeline.loading === 'first' : !isAmong(rows, wanted.seq)
  }

  /** On a bad line one reads meanwhile what this device has. */
  function waitAtEnd() {
    if (placed) return
    toLast()
    show()
  }

  function show() {
    // Rows are measured in the first frame and stand in the second.
    if (!placed) requestAnimationFrame(() => requestAnimationFrame(() => setPlaced(true)))
  }

  /** What was drawn has been forgotten and is fetched anew: goes back to where one was. */
  function comeBack(before: readonly Row[]) {
    if (goal.current) return
    const seq = stand.current.atEnd
      ? 0
      : lastSeqUpTo(before, list.current?.findItemIndex(list.current.scrollOffset) ?? 0)
    goal.current = seq > 0 ? { to: 'seq', seq, quiet: true } : { to: 'end' }
    const coming = seq > 0 ? jumpTo(conversationId, seq) : jumpToEnd(conversationId)
    void coming.then((came) => came || (goal.current = null))
  }

  function toMiddle(seq: number) {
    const view = list.current
    const index = drawn.current.findIndex((row) => row.view.message.seq === seq)
    if (!view || index < 0) return
    const middle = view.getItemOffset(index) + view.getItemSize(index) / 2
    const wanted = Math.max(0, Math.min(middle - view.viewportSize / 2, view.scrollSize - view.viewportSize))
    if (Math.abs(view.scrollOffset - wanted) > 4) view.scrollTo(wanted)
  }

  /** At once and only once: the list's own `scrollToIndex` comes back to its goal for a while, over who scrolls meanwhile. */
  function toLast() {
    stand.current.atEnd = true
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior: 'instant' })
  }

  function mark(seq: number) {
    setMarked(seq)
    setTimeout(() => setMarked((now) => (now === seq ? 0 : now)), MARKED_MS)
  }

  /** Looks where we are: tells what is seen, loads what comes next. */
  function look() {
    const view = list.current
    if (!view) return
    const { scrollOffset, viewportSize } = view
    const below = leftBelow(scroller.current)
    setAway(below > AWAY_PX || !timeline.reachedEnd)
    const topIndex = view.findItemIndex(scrollOffset + 48)
    const top = rows[topIndex]
    const named = top?.startsDay && view.getItemOffset(topIndex) > scrollOffset - 40
    if (top) setTopDay(named ? '' : dayOf(top.view.message))
    onSeen(topIndex, view.findItemIndex(scrollOffset + viewportSize - 24))
    if (timeline.loading !== 'nothing') return
    if (!timeline.reachedStart && scrollOffset < LOAD_AHEAD_PX) void loadOlder(conversationId)
    else if (!timeline.reachedEnd && below < LOAD_AHEAD_PX) void loadNewer(conversationId)
  }

  function onScroll() {
    const view = list.current
    if (!view || goal.current) return
    // Where more has just become known below, who stood at the end still does.
    stand.current.atEnd = (timeline.reachedEnd || stand.current.atEnd) && leftBelow(scroller.current) < AT_END_PX
    look()
  }

  function onResize() {
    const view = list.current
    if (!view || rows.length === 0) return
    if (goal.current) return void (stand.current.atEnd && toLast())
    const grown = view.viewportSize - stand.current.viewport
    if (stand.current.atEnd) toLast()
    else if (stand.current.viewport > 0 && grown !== 0) view.scrollBy(-grown)
    stand.current.viewport = view.viewportSize
    look()
  }

  /** Goes to a line, also one that is not loaded; false when it cannot be had. */
  async function jump(seq: number): Promise<boolean> {
    const here = rows.findIndex((row) => row.view.message.seq === seq)
    if (here >= 0) {
      reach({ to: 'seq', seq })
      return true
    }
    goal.current = { to: 'seq', seq }
    const had = await jumpTo(conversationId, seq)
    if (!had) goal.current = null
    return had
  }

  async function toEnd() {
    if (timeline.reachedEnd) return toLast()
    goal.current = { to: 'end' }
    if (!(await jumpToEnd(conversationId))) goal.current = null
  }

  // Read while drawing on purpose: the list must know in the same pass that rows came in front of those it has measured.
  const shift = prependedCount(drawn.current, rows) > 0
  return { list, generation, shift, placed, away, topDay, marked, onScroll, onResize, jump, toEnd, look }
}

/**
 * How much of it stands below what is on the screen, in pixels: asked of the page, since the list hears of a scroll a frame
 * later, and not of `scrollHeight`, which counts lines that stick out until the list has measured them.
 */
function leftBelow(box: HTMLElement | null): number {
  const lines = box?.lastElementChild
  return lines ? lines.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom : 0
}

function isAmong(rows: readonly Row[], seq: number): boolean {
  return (
    lastSeqUpTo(rows, rows.length - 1) >= seq &&
    rows.some((row) => row.view.message.seq > 0 && row.view.message.seq <= seq)
  )
}

/** Grows when no row is left of those drawn before: another place of the conversation, to be measured anew. */
function useGeneration(rows: readonly Row[]): number {
  const state = useRef<{ rows: readonly Row[]; generation: number }>({ rows, generation: 0 })
  const before = state.current
  if (before.rows !== rows) {
    const keys = new Set(rows.map((row) => row.key))
    const elsewhere = before.rows.length > 0 && rows.length > 0 && !before.rows.some((row) => keys.has(row.key))
    state.current = { rows, generation: before.generation + (elsewhere ? 1 : 0) }
  }
  return state.current.generation
}

function sentHere(before: readonly Row[], rows: readonly Row[]): boolean {
  const last = rows[rows.length - 1]
  return (
    last !== undefined &&
    last.own &&
    last.view.message.seq === 0 &&
    before[before.length - 1]?.key !== last.key &&
    before.length > 0
  )
}
