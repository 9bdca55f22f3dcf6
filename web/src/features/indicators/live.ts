import {
  dashboard,
  explainIndicator,
  indicatorTable,
  indicatorWeeks,
  listIndicators,
  listSnapshots,
  type Indicator,
  type SnapshotInfo,
} from '#protocol/indicators.ts'
import { useLanguage } from '../../platform/i18n/index.ts'
import { refresh, useLoaded } from '../../platform/queries.ts'

/** Live numbers are a minute old at most; asked for more often they would be the same. */
export const minuteMs = 60_000

/** What a live answer is worth; a snapshot never changes. */
export function lasting(when: string) {
  return when ? { freshMs: Infinity } : { freshMs: minuteMs, everyMs: minuteMs }
}

/** As the server takes it. */
export function whenOf(when: string): { when?: string } {
  return when ? { when } : {}
}

export function useDashboard(organisationId: string, when: string) {
  // `friday` is another snapshot after the next cut-off.
  const last = when === 'friday' ? { freshMs: minuteMs } : lasting(when)
  return useLoaded(dashboard, { organisationId, ...whenOf(when) }, { ...last, keepLast: true })
}

export function useWeeks(organisationId: string) {
  return useLoaded(indicatorWeeks, { organisationId, weeks: 26 }, { freshMs: minuteMs })
}

/** What proves a past moment; undefined for now, and for one older than the first page of snapshots. */
export function useSnapshot(organisationId: string, snapshotId: string | null): SnapshotInfo | undefined {
  const options = { enabled: snapshotId !== null, freshMs: minuteMs }
  const { data } = useLoaded(listSnapshots, { organisationId }, options)
  return data?.snapshots.find(({ id }) => id === snapshotId)
}

export interface Named extends Pick<Indicator, 'code' | 'version' | 'mayHaveGoal' | 'unit'> {
  title: string
  explanation: string
}

/** What is counted, in the language of the screen and in the order in which it is shown. */
export function useIndicators(): readonly Named[] | undefined {
  const language = useLanguage()
  const { data } = useLoaded(listIndicators, {}, { freshMs: 60 * minuteMs })
  return data?.indicators.map(({ title, explanation, ...rest }) => ({
    ...rest,
    title: title[language],
    explanation: explanation[language],
  }))
}

/** After an act of one's own. */
export function refreshIndicators(): Promise<void> {
  return refresh(dashboard, indicatorWeeks, indicatorTable, explainIndicator, listSnapshots)
}
