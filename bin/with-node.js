// node bin/with-node.js <script> …: runs a script of the repository under the pinned Node.
import { runScript } from './pinned-node.js'

const [script = '', ...args] = process.argv.slice(2)
await runScript(script, args)
