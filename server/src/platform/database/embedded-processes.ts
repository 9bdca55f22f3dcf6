import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export type PostgresProcess = { pid: number; isPostmaster: boolean }

/**
 * The living processes of one cluster, found by the cluster name in their command line, which every process of
 * PostgreSQL carries and every user of the machine may read. A postmaster.pid alone would not do: its number may
 * belong to somebody else by now, and backends outlive a killed postmaster.
 */
export function processesOf(clusterName: string): PostgresProcess[] {
  return commandLines().flatMap(({ pid, line }) => {
    const isPostmaster = line.includes('/bin/postgres -D ') && line.includes(`cluster_name=${clusterName} `)
    const isBackend = line.startsWith(`postgres: ${clusterName}: `)
    return isPostmaster || isBackend ? [{ pid, isPostmaster }] : []
  })
}

/** Whether the process runs; one that has died but was not yet collected by its parent does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Sends the signal to those still there and waits until all are gone; false when some remain after `waitMs`. */
export async function endProcesses(pids: number[], signal: NodeJS.Signals, waitMs: number): Promise<boolean> {
  for (const pid of pids) sendSignal(pid, signal)
  const deadline = Date.now() + waitMs
  while (pids.some(isAlive)) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function commandLines(): { pid: number; line: string }[] {
  return process.platform === 'linux' ? commandLinesFromProc() : commandLinesFromPs()
}

function commandLinesFromProc(): { pid: number; line: string }[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      return line ? [{ pid: Number(name), line }] : []
    } catch {
      return []
    }
  })
}

function commandLinesFromPs(): { pid: number; line: string }[] {
  const output = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 16 * 1024 * 1024 })
  return output.split('\n').flatMap((row) => {
    const match = /^\s*(\d+)\s+(.*)$/.exec(row)
    return match?.[1] && match[2] ? [{ pid: Number(match[1]), line: match[2] }] : []
  })
}
