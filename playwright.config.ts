import { defineConfig } from '@playwright/test'
import { chromiumFlags, findChromium } from './tools/chromium.ts'

const executablePath = findChromium()

export default defineConfig({
  testDir: 'tests/journeys',
  outputDir: 'test-results',
  timeout: 120_000,
  expect: { timeout: 8_000, toPass: { timeout: 15_000 } },
  workers: 1,
  // A browser on a busy machine: what passes at the second try is listed as flaky, not hidden.
  retries: 1,
  reporter: 'list',
  use: {
    locale: 'ru-RU',
    timezoneId: 'Asia/Yekaterinburg',
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
    launchOptions: { args: chromiumFlags, ...(executablePath ? { executablePath } : {}) },
  },
})
