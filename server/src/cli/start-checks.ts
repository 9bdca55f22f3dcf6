import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { Config } from '#server/config.ts'
import { ensureWritable } from '#server/platform/database/embedded.ts'
import { enterAsServer } from '#server/platform/database/enter.ts'
import { refuseStart } from '#server/start-refusal.ts'

/** Says at once that another server has the data folder, before time goes into anything else. */
export async function refuseSecondInstance({ data }: Config): Promise<void> {
  ensureWritable(data)
  const lock = await enterAsServer(data)
  lock.release()
}

/**
 * A data folder belongs to a school or to the demo for good: a visitor's click must never sign in to a real school,
 * nor an invented one be taken for real.
 */
export function claimPurpose({ demo, data }: Config): void {
  const file = join(data, 'purpose')
  const wanted = demo ? 'demo' : 'school'
  const found = existsSync(file)
    ? readFileSync(file, 'utf8').trim()
    : existsSync(join(data, 'postgres'))
      ? 'school'
      : wanted
  if (found === wanted) return writeFileSync(file, `${wanted}\n`)
  if (demo) {
    refuseStart(
      `В папке данных ${data} настоящая школа: для показательного сервера задайте другую в PEREMENA_DATA или уберите --data.`,
      `The data folder ${data} holds a real school: set another in PEREMENA_DATA for the demo, or leave out --data.`,
    )
  }
  refuseStart(
    `В папке данных ${data} показательный сервер: запустите с --demo или задайте другую в PEREMENA_DATA.`,
    `The data folder ${data} holds the demo: start with --demo or set another in PEREMENA_DATA.`,
  )
}

/** Reads the certificate and its key as the server will, so that a wrong file is named before anything is started. */
export function refuseBrokenTls({ tlsCert, tlsKey }: Config): void {
  if (tlsCert === undefined || tlsKey === undefined) return
  const cert = readOrRefuse('PEREMENA_TLS_CERT', tlsCert)
  const key = readOrRefuse('PEREMENA_TLS_KEY', tlsKey)
  try {
    createSecureContext({ cert, key })
  } catch {
    refuseStart(
      `PEREMENA_TLS_CERT (${tlsCert}) и PEREMENA_TLS_KEY (${tlsKey}) — не сертификат PEM со своим ключом: проверьте оба файла.`,
      `PEREMENA_TLS_CERT (${tlsCert}) and PEREMENA_TLS_KEY (${tlsKey}) are no PEM certificate with its key: check both files.`,
    )
  }
}

function readOrRefuse(setting: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    return refuseStart(
      `Файл ${file} (${setting}) не читается (${code}): проверьте путь и права.`,
      `The file ${file} (${setting}) cannot be read (${code}): check the path and who may read it.`,
    )
  }
}

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
