import type { Actor } from '#server/platform/call.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import type { Scope } from '../scope.queries.ts'
import { applyRoster, type Applied } from './apply-roster.ts'
import { planInWorker } from './plan-in-worker.ts'
import type { PlanOptions } from './planner.ts'
import type { Tell } from './progress.ts'

export type ApplyFile = {
  actor: Actor | null
  scope: Scope
  options: Omit<PlanOptions, 'organisationId'>
  confirmLeaving?: number | undefined
  tell?: Tell
}

/**
 * Reads the file at `path` before the transaction and applies it within one. Throws what reading throws, and
 * `confirm_leaving`.
 */
export async function applyFile(
  services: Services,
  path: string,
  { actor, scope, options, confirmLeaving, tell = () => undefined }: ApplyFile,
): Promise<Applied> {
  const { map, rowsAre, headerLine, sheet } = options
  const reading = { map, rowsAre, headerLine, sheet }
  tell({ stage: 'reading', done: 0, total: 0 })
  const planner = await planInWorker(path, { ...options, organisationId: scope.organisationId })
  try {
    return await runAs(services, actor, (ctx) => applyRoster(ctx, { planner, scope, confirmLeaving, reading, tell }))
  } finally {
    await planner.close()
  }
}
