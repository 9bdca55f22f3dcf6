import { useState } from 'react'
import type { Dashboard } from '#protocol/indicators.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { isOffice } from '../people/tabs.ts'
import { mayAim } from './aim.tsx'
import { GoalDialog } from './goal-dialog.tsx'
import { useIndicators } from './live.ts'
import { indicatorTexts } from './texts.ts'
import { Tile } from './tile.tsx'
import styles from './dashboard.module.css'

/** Each indicator in the order of the list; a goal is set where it stands. */
export function Tiles({ data, when }: { data: Dashboard; when: string }) {
  const t = useTexts(indicatorTexts)
  const indicators = useIndicators()
  const [aiming, setAiming] = useState<string>()
  const single = !isOffice(data.organisation.kind)
  const shown = (indicators ?? []).flatMap((indicator) => {
    const tile = data.tiles.find(({ value }) => value.code === indicator.code)
    return tile ? [{ indicator, tile }] : []
  })
  const aimed = shown.find(({ indicator }) => indicator.code === aiming)
  return (
    <section aria-label={t.tiles}>
      <ul className={styles.tiles}>
        {shown.map(({ indicator, tile }) => (
          <li key={indicator.code}>
            <Tile
              organisationId={data.organisation.id}
              indicator={indicator}
              tile={tile}
              when={when}
              single={single}
              onAim={mayAim(data, indicator) ? () => setAiming(indicator.code) : undefined}
            />
          </li>
        ))}
      </ul>
      {aimed && (
        <GoalDialog
          organisation={data.organisation}
          indicator={aimed.indicator}
          goal={aimed.tile.goal}
          onClose={() => setAiming(undefined)}
        />
      )}
    </section>
  )
}
