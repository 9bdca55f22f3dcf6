import { useEffect, useState } from 'react'
import { namesTextLengthMax, readNames, type ReadName } from '#protocol/classes.ts'
import { useLoaded } from '../../platform/queries.ts'

const pauseMs = 250

export interface ReadList {
  rows: readonly ReadName[]
  /** Lines that become people. */
  taken: number
  /** The list as typed is being read. */
  reading: boolean
  tooLong: boolean
}

/** How the server reads a list while it is typed; with a class, compared with who stands there already. */
export function useReadNames(text: string, classId?: string): ReadList {
  const tooLong = text.length > namesTextLengthMax
  const settled = useSettled(text)
  const { data } = useLoaded(
    readNames,
    { text: settled, ...(classId ? { classId } : {}) },
    { enabled: settled.trim() !== '' && !tooLong, keepLast: true },
  )
  if (text.trim() === '' || tooLong) return { rows: [], taken: 0, reading: false, tooLong }
  return { rows: data?.rows ?? [], taken: data?.taken ?? 0, reading: !data || settled !== text, tooLong }
}

/** The same list with everybody marked who stands among these names already. */
export function comparedWith(read: ReadList, fullNames: readonly string[]): ReadList {
  const known = new Set(fullNames.map(folded))
  const rows = read.rows.map((row) => {
    const name = folded([row.familyName, row.givenName, row.patronymic].filter(Boolean).join(' '))
    return row.state === 'ok' && known.has(name) ? { ...row, state: 'duplicate' as const } : row
  })
  return { ...read, rows }
}

/** Lines that did not become people, for the field to keep: `skipped` says whether duplicates are among them. */
export function leftOver(remarks: readonly ReadName[], skipped: 'duplicates' | 'none'): string {
  const left = remarks.filter(({ state }) => state !== 'ok' && (state !== 'duplicate' || skipped === 'duplicates'))
  return left.map(({ text }) => text).join('\n')
}

function folded(name: string): string {
  return name.toLocaleLowerCase().replaceAll('ё', 'е')
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
