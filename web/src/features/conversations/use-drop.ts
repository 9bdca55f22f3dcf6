import { useState, type DragEvent } from 'react'

/** Files dropped anywhere on the conversation. */
export function useDrop(onFiles: ((files: File[]) => void) | undefined) {
  const [depth, setDepth] = useState(0)
  const brings = (event: DragEvent) => onFiles !== undefined && event.dataTransfer.types.includes('Files')
  const handlers = {
    onDragEnter(event: DragEvent) {
      if (brings(event)) setDepth((before) => before + 1)
    },
    onDragLeave(event: DragEvent) {
      if (brings(event)) setDepth((before) => Math.max(0, before - 1))
    },
    onDragOver(event: DragEvent) {
      if (brings(event)) event.preventDefault()
    },
    onDrop(event: DragEvent) {
      if (!brings(event)) return
      event.preventDefault()
      setDepth(0)
      onFiles?.([...event.dataTransfer.files])
    },
  }
  return { over: depth > 0, handlers }
}
