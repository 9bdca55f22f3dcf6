import { PgBoss } from 'pg-boss'
import type { Feature } from '../feature.ts'
import type { Services } from '../services.ts'

/** Repeated work of the features, once per schedule over all processes. Returned unfinished work starts again. */
export async function startJobs(features: readonly Feature[], services: Services): Promise<{ drain(): Promise<void> }> {
  const executeSql = async (text: string, values?: unknown[]) => services.pool.query(text, values)
  const boss = new PgBoss({ db: { executeSql }, schema: 'jobs' })
  boss.on('error', (error) => services.log.error({ err: error }, 'jobs'))
  await boss.start()
  for (const feature of features) {
    for (const [name, job] of Object.entries(feature.jobs ?? {})) {
      await boss.createQueue(name)
      await boss.work(name, async () => job.run(services))
      await boss.schedule(name, job.cron)
    }
  }
  return { drain: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}
