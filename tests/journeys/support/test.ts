import { test as base, expect } from '@playwright/test'
import { openProvider } from '#server/features/providers/provider-testing.ts'
import { mailServer, type MailServer } from '#server/platform/mail-testing.ts'
import { devices } from './devices.ts'
import { newSchool, foundTown, type School, type Town } from './school.ts'
import { startFresh, stopAll, type Running } from './server.ts'

type Devices = ReturnType<typeof devices>
type OpenProvider = Awaited<ReturnType<typeof openProvider>>

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

/** Each with a server of its own that nobody has founded yet. */
export const testUnfounded = base.extend<{ fresh: Running; device: Devices }>({
  fresh: [
    async ({}, use) => {
      await use(await startFresh())
      await stopAll()
    },
    { timeout: 60_000 },
  ],
  device: async ({ browser, fresh }, use) => used(devices(browser, fresh.address), use),
})

/** A town whose server sends letters to a real mail server here, and lets people in through a real OpenID provider. */
export const testEquipped = base.extend<
  { school: School; device: Devices },
  { equipped: Town & { mail: MailServer; provider: OpenProvider } }
>({
  equipped: [
    async ({}, use) => {
      const mail = await mailServer()
      const provider = await openProvider()
      const town = await foundTown(await startFresh({ ...mail.env, PEREMENA_OIDC_PROVIDERS: provider.listed() }))
      provider.open(town.address)
      await use({ ...town, mail, provider })
      await stopAll()
      await provider.close()
      await mail.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  school: async ({ equipped }, use) => use(await newSchool(equipped)),
  device: async ({ browser, equipped }, use) => used(devices(browser, equipped.address), use),
})

export { expect }

async function used(opened: Devices, use: (opened: Devices) => Promise<void>): Promise<void> {
  await use(opened)
  await opened.close()
  expect(opened.trouble(), 'no page error, no violated policy, nothing unexpected on the console').toEqual([])
}
