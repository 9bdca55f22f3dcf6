import type { JoiningState } from '#protocol/organisations.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { IconCheck } from '../../ui/icons.tsx'
import { peopleTexts } from './texts.ts'
import styles from './people.module.css'

/** How far somebody has come. Who is inside is the rule and stays quiet; children need no code of their own. */
export function StateMark({ state, child = false }: { state: JoiningState; child?: boolean }) {
  const texts = useTexts(peopleTexts)
  const t = texts.states
  if (child && state === 'not_invited') return <span className={styles.inside}>{texts.noAccount}</span>
  if (state === 'joined') {
    return (
      <span className={styles.inside}>
        <IconCheck size={16} />
        {t.joined}
      </span>
    )
  }
  const tone =
    state === 'waiting' || state === 'awaits_consent' ? 'attention' : state === 'blocked' ? 'danger' : 'plain'
  return <Chip tone={tone}>{t[state]}</Chip>
}
