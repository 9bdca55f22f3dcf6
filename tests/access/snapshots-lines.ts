import { once, type Line } from './line.ts'

/** Extra snapshots of an office. */
export const snapshotsLines: Readonly<Record<string, Line>> = {
  'indicators.takeSnapshot': once(['office'], (w) => ({ id: w.id(), organisationId: w.town })),
}
