import { useEffect, useState } from 'react'

/** Whole seconds until an instant, never below zero: at 0.2 s one still waits a second. */
export function secondsLeft(untilMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1000))
}

/** «7 с» would be misread at a glance as it shrinks; a clock is not: «0:07», «15:00». */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export interface Countdown {
  /** Left now. */
  seconds: number
  /** Asked for at the start. */
  ofSeconds: number
  start: (seconds: number) => void
}

/** Counts down to zero, by the clock and not by ticks: a phone that slept is not behind. */
export function useCountdown(): Countdown {
  const [{ untilMs, ofSeconds }, begin] = useState({ untilMs: 0, ofSeconds: 0 })
  const [nowMs, setNow] = useState(0)
  useEffect(() => {
    if (untilMs <= Date.now()) return
    const timer = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= untilMs) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [untilMs])

  function start(seconds: number) {
    setNow(Date.now())
    begin({ untilMs: Date.now() + seconds * 1000, ofSeconds: seconds })
  }

  return { seconds: secondsLeft(untilMs, nowMs), ofSeconds, start }
}
