import type { Actor } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import type { Scope } from '../scope.queries.ts'
import { applyRoster, type Applied } from './apply-roster.ts'
import { planInWorker } from './plan-in-worker.ts'
import type { PlanOptions } from './planner.ts'

export type ApplyFile = {
  actor: Actor | null
  scope: Scope
  options: Omit<PlanOptions, 'organisationId'>
  confirmLeaving?: number | undefined
}

/**
 * Reads the file at `path` before the transaction and applies it within one. Throws what reading throws, and
 * `confirm_leaving`.
 */
export async function applyFile(
  services: Services,
  path: string,
  { actor, scope, options, confirmLeaving }: ApplyFile,
): Promise<Applied> {
  const { map, rowsAre, headerLine, sheet } = options
  const reading = { map, rowsAre, headerLine, sheet }
  const planner = await planInWorker(path, { ...options, organisationId: scope.organisationId })
  try {
    return await runAs(services, actor, (ctx) => applyRoster(ctx, { planner, scope, confirmLeaving, reading }))
  } finally {
    await planner.close()
  }
}
