import { useEffect, useRef } from 'react'

interface CloseWatcher extends EventTarget {
  destroy: () => void
}

/** «Back» of an Android phone closes what lies on top instead of leaving the page, where the browser can tell. */
export function useCloseRequest(open: boolean, onClose: () => void): void {
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    const Watcher = (globalThis as { CloseWatcher?: new () => CloseWatcher }).CloseWatcher
    if (!open || !Watcher) return undefined
    const watcher = new Watcher()
    watcher.addEventListener('close', () => latest.current())
    return () => watcher.destroy()
  }, [open])
}
