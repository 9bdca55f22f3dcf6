import { cleanUp, dataFolder, startedServer } from '../../start/process.ts'

export type Running = {
  address: string
  /** The token of the printed first-run link; empty once somebody has founded. */
  token: string
}

/** The product as an operator starts it, on a fresh data folder. */
export async function startFresh(more: Record<string, string> = {}): Promise<Running> {
  const data = dataFolder()
  const env = { PEREMENA_KEY_FILE: `${data}.key`, PEREMENA_RATE_FACTOR: '20', PEREMENA_LOG_LEVEL: 'error', ...more }
  const server = await startedServer(data, { env })
  return { address: server.address, token: await printedToken(server) }
}

export const stopAll = cleanUp

/** The link is printed after the address. */
async function printedToken(server: { output(): string }): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const token = /\/first-run#(\S+)/.exec(server.output())?.[1]
    if (token) return token
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`no first-run link was printed:\n${server.output()}`)
}
