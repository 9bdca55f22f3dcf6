import { Link } from 'wouter'
import type { DashboardTile } from '#protocol/indicators.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { GoalLines } from './aim.tsx'
import { explainAddress } from './choice.ts'
import type { Named } from './live.ts'
import { indicatorTexts } from './texts.ts'
import { isYesOrNo } from './rows.rules.ts'
import { shareOf, standingOf } from './values.rules.ts'
import { besideWords, changeWords, countWords, shareWords } from './words.ts'
import styles from './tile.module.css'

interface Props {
  organisationId: string
  indicator: Named
  tile: DashboardTile
  when: string
  /** Of one organisation: «да» and «нет» in place of 1 of 1. */
  single: boolean
  onAim: (() => void) | undefined
}

/** The figure, a bar to its goal, the change to last week; the whole tile leads to where the number comes from. */
export function Tile({ organisationId, indicator, tile, when, single, onAim }: Props) {
  const t = useTexts(indicatorTexts)
  const { value, before, goal, beside } = tile
  const yesOrNo = isYesOrNo(indicator.unit, value, single)
  const share = shareOf(value)
  const change = changeWords(value, before)
  return (
    <article className={styles.tile}>
      <h2 className={styles.title}>
        <Link href={explainAddress(organisationId, indicator.code, when)} className={styles.target} title={t.explain}>
          {indicator.title}
        </Link>
      </h2>
      <p className={styles.figure}>
        <span className={share === undefined ? styles.nothing : styles.share}>
          {yesOrNo ? (value.numerator === 1 ? t.yes : t.no) : shareWords(value)}
        </span>
        {!yesOrNo && <span className={styles.count}>{countWords(value)}</span>}
      </p>
      {share !== undefined && !yesOrNo && (
        <Progress
          label={indicator.title}
          share={share}
          tone={standingOf(tile)}
          {...(goal ? { target: goal.percent / 100 } : {})}
        />
      )}
      {change && !yesOrNo && <p className={styles.change}>{change}</p>}
      <GoalLines tile={tile} />
      {beside.length > 0 && (
        <ul className={styles.beside}>
          {beside.map((one) => (
            <li key={one.code}>{besideWords(one)}</li>
          ))}
        </ul>
      )}
      {onAim && (
        <div className={styles.act}>
          <Button
            size="s"
            tone="plain"
            aria-label={goal ? t.changeGoalOf(indicator.title) : t.setGoalOf(indicator.title)}
            onClick={onAim}
          >
            {goal ? t.changeGoal : t.setGoal}
          </Button>
        </div>
      )}
    </article>
  )
}
