import { createServer } from 'node:net'
import { once } from 'node:events'
import type { Config } from '#server/config.ts'
import { refuseStart } from '#server/start-refusal.ts'

export { refuseSecondInstance } from '#server/platform/database/open.ts'

/** Looks at the port before anything is built or started, so that the answer comes at once. */
export async function refuseBusyPort({ host, port }: Config): Promise<void> {
  const probe = createServer()
  try {
    probe.listen({ host, port })
    await once(probe, 'listening')
  } catch (error) {
    refuseListening(error, host, port)
  } finally {
    probe.close()
  }
}

/** Turns what `listen` throws into a sentence; throws anything else again. */
export function refuseListening(error: unknown, host: string, port: number): never {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') {
    refuseStart(
      `Порт ${port} занят другой программой: остановите её или задайте другой порт, например PEREMENA_PORT=${port + 1}.`,
      `Port ${port} is taken by another program: stop it or choose another port, for example PEREMENA_PORT=${port + 1}.`,
    )
  }
  if (code === 'EACCES') {
    refuseStart(
      `Порт ${port} обычному пользователю не дан: задайте порт от 1024, например PEREMENA_PORT=8080.`,
      `Port ${port} is not open to an ordinary user: choose one from 1024 up, for example PEREMENA_PORT=8080.`,
    )
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    refuseStart(
      `Адреса ${host} у этой машины нет: проверьте PEREMENA_HOST.`,
      `This machine has no address ${host}: check PEREMENA_HOST.`,
    )
  }
  throw error
}
