import { useTexts } from '../../../platform/i18n/index.ts'
import { usePerson, useTyping } from '../../../platform/store/index.ts'
import { talkTexts } from '../texts.ts'
import styles from './typing.module.css'

/** Who writes now. Keeps its height, so that nothing moves when somebody begins. */
export function Typing({ conversationId }: { conversationId: string }) {
  const ids = useTyping(conversationId)
  const t = useTexts(talkTexts).timeline
  const one = usePerson(ids[0] ?? null)
  const two = usePerson(ids[1] ?? null)
  const names =
    one && (ids.length > 2 ? t.typingMany(ids.length) : two ? t.typingTwo(one.name, two.name) : t.typingOne(one.name))
  if (ids.length === 0 || !names) return null
  return (
    <p className={styles.typing} aria-live="off">
      <span className={styles.dots} aria-hidden="true">
        <span />
        <span />
        <span />
      </span>
      <span className={styles.names}>{names}</span>
    </p>
  )
}
