import { useEffect, useState, type SyntheticEvent } from 'react'
import { libraryReaders, listLibrary, markLibraryRead, type LibraryPage } from '#protocol/library.ts'
import { call } from '../../platform/api/call.ts'
import { refresh } from '../../platform/queries.ts'
import { useReadToEnd } from './use-read-to-end.ts'

/** Tells the server once that the page was read: its end seen, and each of its recordings played to the end. */
export function useRead({ key, files }: LibraryPage) {
  const [isEndSeen, setEndSeen] = useState(false)
  const [played, setPlayed] = useState<readonly string[]>([])
  const end = useReadToEnd(() => setEndSeen(true))
  const recordings = files.filter(({ kind }) => kind === 'video')
  const isRead = isEndSeen && recordings.every(({ id }) => played.some((path) => path.includes(id)))

  useEffect(() => {
    if (!isRead) return
    void call(markLibraryRead, { key }).then(
      () => refresh(listLibrary, libraryReaders),
      () => undefined,
    )
  }, [isRead, key])

  function onEnded({ target }: SyntheticEvent) {
    const path = (target as Element).getAttribute('src') ?? ''
    setPlayed((before) => [...before, path])
  }

  return { end, onEnded }
}
