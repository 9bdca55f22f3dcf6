import type { OutputOf } from '#protocol/contract.ts'
import type { measuresDesk } from '#protocol/measures.ts'
import { calendarDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconCircleCheck, IconPrint } from '../../ui/icons.tsx'
import { protocolAddress } from '../weekly-report/addresses.ts'
import { weekOf } from '../weekly-report/weeks.ts'
import { GapCard } from './gap-card.tsx'
import { MeasureCard } from './measure-card.tsx'
import { ReachedCard } from './reached-card.tsx'
import { measureTexts } from './texts.ts'
import styles from './measures.module.css'

export type Desk = OutputOf<typeof measuresDesk>

/** The three largest gaps with what mends them, then what is being done, then what is reached. */
export function MeasuresDesk({ desk }: { desk: Desk }) {
  const t = useTexts(measureTexts)
  const { organisation, gaps, covered, later, open, done, reached } = desk
  return (
    <Stack gap={6}>
      {gaps.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{t.gaps}</h2>
          {gaps.map((gap) => (
            <GapCard key={gap.code} gap={gap} desk={desk} />
          ))}
          {covered > 0 && <p className={styles.quiet}>{t.covered(covered)}</p>}
          {later > 0 && <p className={styles.quiet}>{t.later(later)}</p>}
        </section>
      )}
      {gaps.length === 0 && (
        <EmptyState icon={IconCircleCheck} title={covered > 0 ? t.nothingCovered : t.nothing}>
          {covered > 0 ? t.nothingCoveredText : t.nothingText}
        </EmptyState>
      )}
      {open.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{t.open}</h2>
          {open.map((measure) => (
            <MeasureCard key={measure.id} measure={measure} />
          ))}
        </section>
      )}
      {reached.map((one) => (
        <ReachedCard key={one.code} reached={one} organisation={organisation} />
      ))}
      {done.length > 0 && (
        <section className={styles.section}>
          <h2 className={styles.heading}>{t.done}</h2>
          {done.map((measure) => (
            <MeasureCard key={measure.id} measure={measure} />
          ))}
        </section>
      )}
      <div>
        <ButtonLink icon={IconPrint} href={protocolAddress(organisation.id, weekOf(calendarDay()))}>
          {t.protocol.link}
        </ButtonLink>
      </div>
    </Stack>
  )
}
