import type { Relation } from '#protocol/roster.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { IconClose } from '../../ui/icons.tsx'
import { toast } from '../../ui/toast.ts'
import type { ChoosingPairs, Query } from './choosing-pairs.ts'
import { representativesTexts } from './texts.ts'
import styles from '../people/bulk.module.css'

interface Props {
  query: Query
  total: number
  choosing: ChoosingPairs
}

/** At the foot of the list: what to do with those who are ticked off. */
export function PairsBar({ query, total, choosing }: Props) {
  const t = useTexts(representativesTexts)
  const { chosen, busy } = choosing

  async function mark(relation: Relation) {
    const n = chosen.size
    const sure =
      relation === 'representative'
        ? { title: t.sure(n), text: t.sureText, action: t.sureAct }
        : { title: t.closeSure(n), text: t.closeText, action: t.close }
    if (!(await confirm(sure))) return
    const done = await choosing.mark(query.organisationId, relation)
    if (done) toast(done.leftOut > 0 ? `${t.marked(done.marked)}. ${t.leftOut(done.leftOut)}` : t.marked(done.marked))
  }

  return (
    <section className={styles.bar} aria-label={t.chosen}>
      <p className={styles.count} role="status">
        {t.count(chosen.size)}
      </p>
      <Button size="s" tone="plain" busy={busy} disabled={total === 0} onClick={() => void choosing.addAll(query)}>
        {t.allShown(total)}
      </Button>
      <IconButton icon={IconClose} label={t.end} onClick={choosing.end} />
      <div className={styles.acts}>
        <Button
          size="s"
          tone="primary"
          aria-label={t.markLabel}
          disabled={chosen.size === 0 || busy}
          onClick={() => void mark('representative')}
        >
          {t.mark}
        </Button>
        <Button size="s" disabled={chosen.size === 0 || busy} onClick={() => void mark('close')}>
          {t.close}
        </Button>
      </div>
    </section>
  )
}
