import { useState } from 'react'
import type { Dashboard, DashboardTile } from '#protocol/indicators.ts'
import { formatCalendarDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Chip } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { GoalDialog } from './goal-dialog.tsx'
import type { Named } from './live.ts'
import { indicatorTexts } from './texts.ts'
import { standingOf } from './values.rules.ts'
import { goalWords } from './words.ts'
import styles from './tile.module.css'

/** What is to be reached by when, whether it will be, and at this pace on which day. */
export function GoalLines({ tile }: { tile: DashboardTile }) {
  const t = useTexts(indicatorTexts)
  const { goal, forecast } = tile
  if (!goal) return null
  const standing = standingOf(tile)
  return (
    <div className={styles.goal}>
      <p>
        {goalWords(goal)}
        {standing !== 'success' && `, ${t.daysLeft(goal.daysLeft)}`}
      </p>
      {standing === 'success' && <Chip tone="success">{t.reached}</Chip>}
      {standing === 'attention' && <Chip tone="attention">{t.late}</Chip>}
      {standing !== 'success' && forecast && <p>{t.forecast(formatCalendarDay(forecast))}</p>}
    </div>
  )
}

interface Props {
  data: Dashboard
  indicator: Named
}

/** The goal of one indicator, for those who have one or may set it. */
export function GoalCard({ data, indicator }: Props) {
  const t = useTexts(indicatorTexts)
  const tile = data.tiles.find(({ value }) => value.code === indicator.code)
  const [aiming, setAiming] = useState(false)
  const may = mayAim(data, indicator)
  if (!tile || (!tile.goal && !may)) return null
  return (
    <Card
      title={t.aim.title}
      action={
        may && (
          <Button size="s" onClick={() => setAiming(true)}>
            {tile.goal ? t.changeGoal : t.setGoal}
          </Button>
        )
      }
    >
      {tile.goal ? <GoalLines tile={tile} /> : <p className={styles.goal}>{t.aim.none}</p>}
      {aiming && (
        <GoalDialog
          organisation={data.organisation}
          indicator={indicator}
          goal={tile.goal}
          onClose={() => setAiming(false)}
        />
      )}
    </Card>
  )
}

export function mayAim({ maySetGoals, moment }: Dashboard, { mayHaveGoal }: Named): boolean {
  return maySetGoals && mayHaveGoal && moment.kind === 'live'
}
