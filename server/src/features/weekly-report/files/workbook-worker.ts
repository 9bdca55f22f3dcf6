import { parentPort, workerData } from 'node:worker_threads'
import type { Sheet } from './cells.rules.ts'
import { writeWorkbook } from './workbook.ts'

parentPort!.postMessage(new Uint8Array(await writeWorkbook(workerData as Sheet[])))
