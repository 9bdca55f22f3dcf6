export { greet } from './greet.ts'
export { takeSignal } from './signals.ts'
export { streamLog } from './stream-log.ts'
export { horizonNow, tokenOf } from './token.ts'
