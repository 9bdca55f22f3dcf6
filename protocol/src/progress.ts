import Type, { type Static } from 'typebox'
import { Day, Exactly, Id, Nullable } from './common.ts'
import { query } from './contract.ts'
import { StaffProgress } from './organisations.ts'

/** `total`: of the roster, or the number that the office expects where that is larger. */
const Share = Type.Object({ registered: Type.Integer(), total: Type.Integer() })

export const OrganisationProgress = Type.Object({
  /** Of `staff_registered`, the nearest one: the organisation’s own or that of an office above. `indicators.setGoal` sets it. */
  goal: Nullable(
    Type.Object({
      due: Day,
      percent: Type.Integer(),
      /** Whole days until the last one, by the organisation’s clock: 0 on the day itself, then negative. */
      daysLeft: Type.Integer(),
      organisationId: Id,
      organisationShortName: Type.String(),
    }),
  ),
  maySetGoal: Type.Boolean(),
  /** Organisations that are counted, and those of them of whose staff anything is known. */
  organisations: Type.Integer(),
  organisationsListed: Type.Integer(),
  staff: StaffProgress,
  /** `null`: there are kindergartens only, or one looks from above. Up to a minute old, as `families` is. */
  pupils: Nullable(Share),
  /** Children under 18; `registered`: with a guardian inside who is not kept away. `null` from above: see `indicators.dashboard`. */
  families: Nullable(Share),
})
export type OrganisationProgress = Static<typeof OrganisationProgress>

export const organisationProgress = query('organisations.progress', {
  summary:
    'How many of staff are registered, and by when they should be; of an office: all below. Pupils and families for those inside.',
  input: Exactly({ organisationId: Id }),
  output: OrganisationProgress,
})
