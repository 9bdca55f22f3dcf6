import { takeSnapshot as contract } from '#protocol/indicators.ts'
import { weekAt } from '#server/features/indicators/exports.ts'
import { requireManaging } from '#server/features/organisations/exports.ts'
import { flushUses } from '#server/features/uses/exports.ts'
import { handle } from '#server/platform/call.ts'
import { refuse as refuseAny } from '#server/platform/refusal.ts'
import { makeSnapshot } from './make-snapshot.ts'
import { mayTakeSnapshot } from './snapshots.rules.ts'
import { refuse } from './snapshots.refusals.ts'

const hourMs = 3600_000

export const takeSnapshot = handle(contract, {
  limit: { per: 'account', count: 6, windowMs: hourMs },
  prepare: ({ services }) => flushUses(services),
  async run(ctx, { id, organisationId }) {
    const who = { personId: ctx.actor.personId, at: ctx.at }
    const { organisation, managing } = await requireManaging(ctx.tx, who, organisationId)
    if (!mayTakeSnapshot(managing, organisation)) throw refuseAny.not_allowed()
    const week = weekAt(organisation.timeZone, ctx.at)
    const taken = await makeSnapshot(ctx, { id, organisationId, kind: 'interim', week, at: ctx.at })
    if (!taken) throw refuse.snapshot_being_taken()
    return { snapshotId: id }
  },
})
