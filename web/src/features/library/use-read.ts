import { useEffect, useState } from 'react'
import { libraryReaders, listLibrary, markLibraryRead, type LibraryPage } from '#protocol/library.ts'
import { call } from '../../platform/api/call.ts'
import { refresh } from '../../platform/queries.ts'
import { usePlayed } from './use-played.ts'
import { useReadToEnd } from './use-read-to-end.ts'

/** Tells the server once that the page was read: its end seen, and nearly all of each of its recordings played. */
export function useRead({ key, files }: LibraryPage) {
  const [isEndSeen, setEndSeen] = useState(false)
  const end = useReadToEnd(() => setEndSeen(true))
  const { areSeen, listeners } = usePlayed(files.filter(({ kind }) => kind === 'video'))
  const isRead = isEndSeen && areSeen

  useEffect(() => {
    if (!isRead) return
    void call(markLibraryRead, { key }).then(
      () => refresh(listLibrary, libraryReaders),
      () => undefined,
    )
  }, [isRead, key])

  return { end, listeners }
}
