import { onNotice } from '../../platform/store/index.ts'
import { toast } from '../../ui/toast.ts'

const quiet = new Set(['conversations.saveDraft', 'conversations.markRead'])

/** A reaction, a pin, a silence that the server did not accept: one sentence, nothing to press. Returns how to stop. */
export function onRefusedAct(): () => void {
  return onNotice(({ kind, refusal }) => {
    if (!quiet.has(kind)) toast(refusal.text)
  })
}
