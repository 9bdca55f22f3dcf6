import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

export type Outcome = { passed: number; failed: number; skipped?: number }

/** One thing that `npm test` looks at. `run` answers what it counted and what people should see of it. */
export type Check = { title: string; run(): Promise<Outcome & { output: string }> }

/** A program of node_modules that says by its exit code whether all is well; it counts as one. */
export function program(title: string, script: string, ...args: string[]): Check {
  return {
    title,
    async run() {
      const { code, output } = await runNode([script, ...args])
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output }
    },
  }
}

/** Runs a script under this Node in the repository; `live` shows what it prints as it comes. */
export async function runNode(
  args: string[],
  live = false,
  env = process.env,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (live) process.stdout.write(chunk)
    })
  }
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}
