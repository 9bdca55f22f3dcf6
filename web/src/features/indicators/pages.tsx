import { formatNumber } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { indicatorTexts } from './texts.ts'
import styles from './organisations.module.css'

interface Props {
  total: number
  size: number
  /** From 0. */
  page: number
  onPage: (page: number) => void
}

/** Which of a long list one sees, and the way to the others; nothing where one page holds all. */
export function Pages({ total, size, page, onPage }: Props) {
  const t = useTexts(indicatorTexts).table
  const last = Math.ceil(total / size) - 1
  const [from, to] = [page * size + 1, Math.min(total, (page + 1) * size)]
  if (last < 1) return null
  return (
    <nav className={styles.pages} aria-label={t.pages}>
      <Button disabled={page === 0} onClick={() => onPage(page - 1)}>
        {t.earlier}
      </Button>
      <span className={styles.range}>{t.range(formatNumber(from), formatNumber(to), formatNumber(total))}</span>
      <Button disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t.later}
      </Button>
    </nav>
  )
}
