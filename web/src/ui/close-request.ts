import { useEffect, useRef } from 'react'

interface CloseWatcher {
  onclose: (() => void) | null
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
    if (!open || !Watcher) return
    const watcher = new Watcher()
    watcher.onclose = () => latest.current()
    return () => watcher.destroy()
  }, [open])
}
