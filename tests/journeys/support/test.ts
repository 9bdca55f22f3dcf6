import { test as base, expect } from '@playwright/test'
import { devices } from './devices.ts'
import { newSchool, foundTown, type School, type Town } from './school.ts'
import { startFresh, stopAll, type Running } from './server.ts'

type Devices = ReturnType<typeof devices>

/** `town` is one server for all journeys, with a school of its own for each. */
export const test = base.extend<{ school: School; device: Devices }, { town: Town }>({
  town: [
    async ({}, use) => {
      await use(await foundTown(await startFresh()))
      await stopAll()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  school: async ({ town }, use) => use(await newSchool(town)),
  device: async ({ browser, town }, use) => used(devices(browser, town.address), use),
})

/** The same with a server that nobody has founded yet. */
export const testUnfounded = base.extend<{ device: Devices }, { fresh: Running }>({
  fresh: [
    async ({}, use) => {
      await use(await startFresh())
      await stopAll()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  device: async ({ browser, fresh }, use) => used(devices(browser, fresh.address), use),
})

export { expect }

async function used(opened: Devices, use: (opened: Devices) => Promise<void>): Promise<void> {
  await use(opened)
  await opened.close()
  expect(opened.trouble(), 'no page error, no violated policy, nothing unexpected on the console').toEqual([])
}
