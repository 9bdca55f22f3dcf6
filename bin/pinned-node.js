// Plain JavaScript for whatever Node the machine has: finds the Node that the sources are written for.
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const MAJOR_MIN = 24

/** Runs a script of ours in this process if it is the right Node, else in a child that gets our signals. */
export async function runHere(script, args) {
  const node = findNode()
  if (!node) return sayWhatIsMissing()
  if (realpathSync(node) !== realpathSync(process.execPath)) return runInChild(node, script, args)
  await import(pathToFileURL(join(root, script)).href)
}

/** Runs a script of the repository under the right Node, as that process's main program. */
export async function runScript(script, args) {
  const node = findNode()
  return node ? runInChild(node, script, args) : sayWhatIsMissing()
}

function findNode() {
  if (!existsSync(join(root, 'node_modules'))) return undefined
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const pinned = join(root, 'node_modules', nodePackage(), program)
  if (existsSync(pinned)) return pinned
  return Number(process.versions.node.split('.')[0]) >= MAJOR_MIN ? process.execPath : undefined
}

/** The npm package whose only content is Node for this machine. */
function nodePackage() {
  const machine = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  return machine === 'darwin-arm64' ? `node-bin-${machine}` : `node-${machine}`
}

function runInChild(node, script, args) {
  // The channel tells the child when this process is gone, however it went.
  const child = spawn(node, [join(root, script), ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
  })
}

function sayWhatIsMissing() {
  console.error(existsSync(join(root, 'node_modules')) ? NO_NODE_FROM_NPM : NOT_INSTALLED)
  process.exitCode = 1
}

const NOT_INSTALLED = 'Сначала выполните в папке Peremena: npm ci\nFirst run in the folder of Peremena: npm ci'

const NO_NODE_FROM_NPM =
  `Для этой машины (${process.platform}, ${process.arch}) npm не привозит Node: установите Node ${MAJOR_MIN} или новее.\n` +
  `npm brings no Node for this machine (${process.platform}, ${process.arch}): install Node ${MAJOR_MIN} or newer.`
