import { useEffect, useEffectEvent, useRef } from 'react'
import { texts } from '../../../platform/i18n/index.ts'
import { toast } from '../../../ui/toast.ts'
import { onAskedAgain } from '../jumps.ts'
import { talkTexts } from '../texts.ts'

/** Follows the line that the address asks for, and says so when it cannot be had. */
export function useJumps(conversationId: string, target: number | undefined, go: (seq: number) => Promise<boolean>) {
  const followed = useRef(target)

  async function jump(seq: number): Promise<void> {
    if (!(await go(seq))) toast(texts(talkTexts).timeline.cannotJump)
  }

  const follow = useEffectEvent((seq: number | undefined) => {
    // The first one is where the timeline opens.
    if (seq && seq !== followed.current) void jump(seq)
    followed.current = seq
  })
  useEffect(() => follow(target), [target])

  const again = useEffectEvent((seq: number) => void jump(seq))
  useEffect(() => onAskedAgain(conversationId, (seq) => again(seq)), [conversationId])

  return jump
}
