import { useId, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { formatPercent } from '../../platform/i18n/format.ts'
import { cx } from '../../ui/cx.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { heightOf, labelled, linesOf, nearest, place, stepped, type ChartPoint, type Placed } from './chart.rules.ts'
import { useWidth } from './use-width.ts'
import styles from './line-chart.module.css'

export interface LinePoint extends ChartPoint {
  /** «27.11»: under the point. */
  tick: string
  /** «72 %»: over it. */
  label: string
  /** All of it in one line: day, share, count, change. */
  words: string
  /** Not a Friday: now, or an interim snapshot. */
  open?: boolean
}

export interface LineChartProps {
  label: string
  points: readonly LinePoint[]
  goal?: { share: number; label: string } | undefined
  hint: string
}

const labelRoomPx = 52
/** A value above its point, with the name of the goal above its line. */
const aboveRoomPx = 28
const scale = [0, 0.25, 0.5, 0.75, 1]

/** Shares over weeks on a scale from 0 to 100 %. A finger, the mouse or arrows ask for one point; its words stand over the chart. */
export function LineChart({ label, points, goal, hint }: LineChartProps) {
  const [box, width] = useWidth()
  const [asked, setAsked] = useState<number>()
  const hintId = useId()
  const frame = { width, height: width < 480 ? 200 : 240, left: 48, right: 8, top: 24, bottom: 28, inset: 24 }
  const placed = place(points, frame)
  const chosen = placed.find(({ index }) => index === asked) ?? placed.at(-1)
  const point = chosen && points[chosen.index]

  function ask(event: PointerEvent<SVGSVGElement>) {
    setAsked(nearest(placed, event.clientX - event.currentTarget.getBoundingClientRect().left))
  }

  function move(event: KeyboardEvent) {
    const to = chosen && stepped(placed, chosen.index, event.key)
    if (to === undefined) return
    event.preventDefault()
    setAsked(to)
  }

  return (
    <figure className={styles.figure}>
      <VisuallyHidden>
        <span id={hintId}>{hint}</span>
      </VisuallyHidden>
      <figcaption className={styles.words}>{point?.words}</figcaption>
      <div
        ref={box}
        className={styles.box}
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-describedby={hintId}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, points.length)}
        aria-valuenow={(chosen?.index ?? 0) + 1}
        aria-valuetext={point?.words ?? ''}
        onKeyDown={move}
      >
        <svg
          width={width}
          height={frame.height}
          viewBox={`0 0 ${width} ${frame.height}`}
          aria-hidden="true"
          onPointerDown={ask}
          onPointerMove={ask}
          onPointerLeave={() => setAsked(undefined)}
        >
          {scale.map((share) => (
            <g key={share}>
              <path
                className={styles.grid}
                d={`M${frame.left} ${heightOf(share, frame)}H${frame.width - frame.right}`}
              />
              <text className={styles.axis} x={frame.left - 8} y={heightOf(share, frame)} dy="0.32em" textAnchor="end">
                {formatPercent(share)}
              </text>
            </g>
          ))}
          {goal && (
            <g>
              <path
                className={styles.goal}
                d={`M${frame.left} ${heightOf(goal.share, frame)}H${frame.width - frame.right}`}
              />
              <text className={styles.goalLabel} x={frame.left + 4} y={heightOf(goal.share, frame) - 6}>
                {goal.label}
              </text>
            </g>
          )}
          {chosen && <path className={styles.cursor} d={`M${chosen.x} ${frame.top}V${frame.height - frame.bottom}`} />}
          <path className={styles.line} d={linesOf(placed)} />
          <Points
            points={points}
            placed={placed}
            chosen={chosen?.index}
            baseline={frame.height - frame.bottom}
            goalY={goal && heightOf(goal.share, frame)}
          />
        </svg>
      </div>
    </figure>
  )
}

interface PointsProps {
  points: readonly LinePoint[]
  placed: readonly Placed[]
  chosen: number | undefined
  baseline: number
  /** The line of the goal: a value that it would cross stands below its point. */
  goalY: number | undefined
}

function Points({ points, placed, chosen, baseline, goalY }: PointsProps) {
  const written = labelled(placed, labelRoomPx)
  return placed.map(({ index, x, y }) => {
    const point = points[index]
    const crossed = goalY !== undefined && goalY > y - aboveRoomPx && goalY < y
    return (
      <g key={index}>
        <circle
          className={cx(styles.point, point?.open && styles.open, index === chosen && styles.chosen)}
          cx={x}
          cy={y}
          r={index === chosen ? 6 : 4}
        />
        {written.has(index) && (
          <>
            <text className={styles.value} x={x} y={crossed ? y + 20 : y - 10} textAnchor="middle">
              {point?.label}
            </text>
            <text className={styles.axis} x={x} y={baseline + 18} textAnchor="middle">
              {point?.tick}
            </text>
          </>
        )}
      </g>
    )
  })
}
