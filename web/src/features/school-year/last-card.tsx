import type { Organisation } from '#protocol/organisations.ts'
import { undoYear, type Rollover } from '#protocol/school-year.ts'
import { call } from '../../platform/api/call.ts'
import { formatDay, formatWhen } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { Progress } from '../../ui/progress.tsx'
import { act } from '../people/acting.ts'
import { refreshYear } from './refresh.ts'
import { yearTexts } from './texts.ts'
import styles from './school-year.module.css'

/** The roll-over that stands: how far chats are, and the way back while there is one. */
export function LastCard({ organisation, last }: { organisation: Organisation; last: Rollover }) {
  const t = useTexts(yearTexts).last
  const obstacles = (['enrolments', 'requests', 'messages'] as const).filter((one) => last.obstacles[one] > 0)
  return (
    <Card title={t.title(last.toYear)}>
      <Stack>
        <p className={styles.quiet}>{t.by(last.by?.fullName ?? t.server, formatWhen(last.at))}</p>
        <Following last={last} />
        {obstacles.length === 0 ? (
          <div>
            <Button onClick={() => void goBack(organisation.id, last.id)}>{t.undo}</Button>
          </div>
        ) : (
          <p className={styles.quiet}>
            {`${t.stands}: ${obstacles.map((one) => t.obstacles[one](last.obstacles[one])).join(', ')}.`}
          </p>
        )}
      </Stack>
    </Card>
  )
}

function Following({ last: { following, on } }: { last: Rollover }) {
  const t = useTexts(yearTexts).last
  const { done, total } = following
  if (total === 0) return <p>{t.waits(formatDay(on))}</p>
  if (done === total) return <p>{t.followed}</p>
  return (
    <div className={styles.progress}>
      <p>{t.following(done, total)}</p>
      <Progress label={t.progress} share={done / total} />
    </div>
  )
}

async function goBack(organisationId: string, rolloverId: string): Promise<void> {
  const t = texts(yearTexts).last
  if (!(await confirm({ title: t.undoTitle, text: t.undoText, action: t.undo }))) return
  await act(() => call(undoYear, { organisationId, rolloverId }), t.undone)
  await refreshYear()
}
