import type { JoiningState } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { IconCheck } from '../../ui/icons.tsx'
import { peopleTexts } from './texts.ts'
import styles from './people.module.css'

/** How far somebody has come. Who is inside is the rule and stays quiet. */
export function StateMark({ state }: { state: JoiningState }) {
  const t = useTexts(peopleTexts).states
  if (state === 'joined') {
    return (
      <span className={styles.inside}>
        <IconCheck size={16} />
        {t.joined}
      </span>
    )
  }
  const tone = state === 'waiting' ? 'attention' : state === 'blocked' ? 'danger' : 'plain'
  return <Chip tone={tone}>{t[state]}</Chip>
}
