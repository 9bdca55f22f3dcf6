import fc from 'fast-check'

/**
 * Property tests draw the same inputs on every machine, so that what passed here passes there. `PEREMENA_SEED=any` draws others:
 * run so after touching a rule, and write what it finds down as an example of its own.
 */
const seed = process.env['PEREMENA_SEED'] ?? '20260901'
if (seed !== 'any') fc.configureGlobal({ seed: Number(seed) })
