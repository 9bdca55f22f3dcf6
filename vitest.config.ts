import { defineConfig } from 'vitest/config'

const database = './server/src/platform/database/testing-setup.ts'

export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: [database],
    setupFiles: ['./tests/held-seed.ts'],
    // Patience costs nothing where tests pass, and a machine that is busy elsewhere has once in a while a slow second.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'server', include: ['protocol/**/*.test.ts', 'server/**/*.test.ts', 'tools/**/*.test.ts'] },
      },
      { extends: true, test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'], css: true } },
      { extends: true, test: { name: 'access', include: ['tests/access/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'convergence', include: ['tests/convergence/**/*.test.ts'] },
      },
      { extends: true, test: { name: 'fuzz', include: ['tests/fuzz/**/*.test.ts'] } },
      { extends: true, test: { name: 'kill', include: ['tests/kill/**/*.test.ts'], hookTimeout: 300_000 } },
      {
        extends: true,
        test: { name: 'start', include: ['tests/start/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
      },
    ],
  },
})
