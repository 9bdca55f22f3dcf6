import type { ChildProcess } from 'node:child_process'

/**
 * Has a Node process collect its garbage, over the inspector that SIGUSR1 opens (start it with `--inspect-port=0`): what is
 * still taken afterwards is what the connections keep.
 */
export async function collectGarbage(child: ChildProcess): Promise<void> {
  const socket = new WebSocket(await inspectorOf(child))
  await new Promise((resolve) => (socket.onopen = resolve))
  const collected = new Promise((resolve) => (socket.onmessage = resolve))
  socket.send('{"id":1,"method":"HeapProfiler.collectGarbage"}')
  await collected
  socket.close()
}

const addresses = new WeakMap<ChildProcess, Promise<string>>()

/** The inspector stays open, and says where only once. */
function inspectorOf(child: ChildProcess): Promise<string> {
  const known = addresses.get(child)
  if (known) return known
  const address = new Promise<string>((resolve) => {
    child.stderr!.on('data', (chunk: Buffer) => {
      const [found] = /ws:\/\/\S+/.exec(String(chunk)) ?? []
      if (found) resolve(found)
    })
  })
  addresses.set(child, address)
  child.kill('SIGUSR1')
  return address
}
