import { assemble } from '#server/app.ts'
import { readConfig } from '#server/config.ts'
import { createOrganisation } from '#server/features/organisations/exports.ts'
import { openDatabase } from '#server/platform/database/open.ts'
import { openKeys } from '#server/platform/keys.ts'
import { createLog } from '#server/platform/log.ts'
import { runAs } from '#server/platform/run-command.ts'
import type { Services } from '#server/platform/services.ts'
import { schoolName } from './roster-file.ts'

/** A new data folder with a municipality and its schools, nobody in them; gives the municipality's id. */
export async function foundSchools(data: string, schools: number): Promise<string> {
  const config = readConfig({ PEREMENA_DATA: data })
  const log = createLog('error')
  const database = await openDatabase(config, log)
  const services = assemble({ config, pool: database.pool, log, keys: openKeys(config.keyFile, data) })
  const id = await foundSchoolsIn(services, schools)
  await database.close()
  return id
}

/** The same in a database that is open. */
export async function foundSchoolsIn(services: Services, schools: number): Promise<string> {
  const common = { timeZone: 'Europe/Moscow' }
  const { id } = await runAs(services, null, (ctx) =>
    createOrganisation(ctx, { ...common, kind: 'municipality', name: 'Управление образования', shortName: 'УО' }),
  )
  for (let number = 1; number <= schools; number++) {
    const name = schoolName(number)
    await runAs(services, null, (ctx) =>
      createOrganisation(ctx, { ...common, parentId: id, kind: 'school', name, shortName: name }),
    )
  }
  return id
}
