import { useState } from 'react'
import type { auditAboutMe, AuditRow, listAudit } from '#protocol/audit.ts'
import type { InputOf } from '#protocol/contract.ts'
import { useLoaded, useLoadedMany } from '../../platform/queries.ts'

type Log = typeof listAudit | typeof auditAboutMe

/** Rows of a log page by page, newest first; `more` while there is another page. */
export function usePages<C extends Log>(contract: C, asked: InputOf<C>) {
  const [cursors, setCursors] = useState<readonly string[]>([])
  const first = useLoaded(contract, asked)
  const others = useLoadedMany(
    contract,
    cursors.map((cursor) => ({ ...(asked as object), cursor }) as InputOf<C>),
  )
  const pages = [first.data, ...others.answers] as readonly ({ rows: AuditRow[]; cursor: string | null } | undefined)[]
  const next = pages.at(-1)?.cursor
  return {
    rows: first.data ? pages.flatMap((page) => page?.rows ?? []) : undefined,
    error: first.error && !first.data ? first.error : undefined,
    again: () => void first.refetch(),
    more: next ? () => setCursors([...cursors, next]) : undefined,
  }
}
