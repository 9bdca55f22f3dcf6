import { texts } from '../platform/i18n/index.ts'
import type { Icon } from './icon.tsx'
import { nextRequestId, requests } from './requests.ts'
import { uiTexts } from './texts.ts'

export interface ToastOptions {
  text: string
  icon?: Icon
  action?: { label: string; run: () => void }
  /** 5 s, with an action 9 s; `Infinity` stays until it is closed. Pauses under the pointer and in a hidden tab. */
  durationMs?: number
  /** What may be long and is not about what was just pressed: on a phone one line, the rest behind a press. */
  folds?: boolean
}

export interface ToastRequest extends ToastOptions {
  id: number
  durationMs: number
  dismiss: () => void
}

export const toastRequests = requests<ToastRequest>()

/** A sentence about what has just happened; returns the way to take it off. */
export function toast(options: ToastOptions | string): () => void {
  const given = typeof options === 'string' ? { text: options } : options
  const request: ToastRequest = {
    durationMs: given.action ? 9000 : 5000,
    ...given,
    id: nextRequestId(),
    dismiss: () => toastRequests.remove(request),
  }
  toastRequests.add(request)
  return request.dismiss
}

/** Act at once and offer the way back, instead of asking before: `toastUndo('Беседа скрыта', () => show(id))`. */
export function toastUndo(text: string, undo: () => void): () => void {
  return toast({ text, action: { label: texts(uiTexts).undo, run: undo } })
}
