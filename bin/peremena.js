#!/usr/bin/env node
// The command `peremena`: hands over to server/src/cli/main.ts under the pinned Node.
import { runHere } from './pinned-node.js'

await runHere('server/src/cli/main.ts', process.argv.slice(2))
