import { findForeignLink } from '#protocol/foreign-links.ts'
import { useTexts } from '../../../platform/i18n/index.ts'
import { talkTexts } from '../texts.ts'
import styles from './composer.module.css'

/** A quiet word to the author of an official chat whose text leads into a foreign messenger. Nothing is held up. */
export function ForeignHint({ official, text }: { official: boolean; text: string }) {
  const t = useTexts(talkTexts).composer
  const name = official ? findForeignLink(text)?.messenger.name : undefined
  // The place is there before the word: only then do screen readers say it.
  return (
    <p className={styles.foreign} role="status">
      {name && t.foreign(name)}
    </p>
  )
}
