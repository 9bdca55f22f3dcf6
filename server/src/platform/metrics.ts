import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** Prometheus metrics of one process. Labels hold names of calls and codes, never anything about people. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'peremena_' })
  const registers = [registry]
  const calls = new Histogram({
    name: 'peremena_call_seconds',
    help: 'Time of calls by name and outcome, s',
    labelNames: ['call', 'outcome'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers,
  })
  const alarms = new Counter({
    name: 'peremena_alarms_total',
    help: 'Things an operator should look at, by code',
    labelNames: ['code'],
    registers,
  })
  return {
    registry,
    callStarted(name: string): (outcome: string) => void {
      const startedAt = performance.now()
      return (outcome) => calls.observe({ call: name, outcome }, (performance.now() - startedAt) / 1000)
    },
    alarm(code: string): void {
      alarms.inc({ code })
    },
    counter(name: string, help: string): Counter {
      return new Counter({ name: `peremena_${name}`, help, registers })
    },
    gauge(name: string, help: string, read: () => number): void {
      new Gauge({
        name: `peremena_${name}`,
        help,
        registers,
        collect() {
          this.set(read())
        },
      })
    },
  }
}
