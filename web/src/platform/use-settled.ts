import { useEffect, useState } from 'react'

/** Choices come one after another; what they ask for is asked when there is a pause. */
const pauseMs = 600

/** The input as it was when the last pause began. It must be of JSON. */
export function useSettled<T>(asked: T): { settled: T; isSettled: boolean } {
  const now = JSON.stringify(asked)
  const [last, setLast] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => setLast(now), pauseMs)
    return () => clearTimeout(timer)
  }, [now])
  return { settled: JSON.parse(last) as T, isSettled: last === now }
}
