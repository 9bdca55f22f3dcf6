import { hash } from '@node-rs/argon2'
import type { Peremena } from '../lib/targets.ts'
import { median, quantile } from '../lib/measure.ts'

export type SignIns = { people: number; perSecond: number; p50: number; p95: number }

/** Everybody at eight in the morning: sign-ins with a password, so many at once. */
export async function signIns(target: Peremena, people: number, atOnce: number): Promise<SignIns> {
  const password = 'перемена-в-восемь'
  const persons = await target.people(people)
  await target.pool.query('update accounts set password_hash = $2 where person_id = any($1)', [
    persons.map((person) => person.personId),
    await hash(password),
  ])
  const times: number[] = []
  const queue = [...persons]
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let person = queue.pop(); person; person = queue.pop()) {
        const at = performance.now()
        const response = await fetch(`http://127.0.0.1:${target.port}/api/sessions.signIn`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ login: `load-${person.personId}`, password }),
        })
        if (!response.ok) throw new Error(await response.text())
        times.push(performance.now() - at)
      }
    }),
  )
  const perSecond = people / ((performance.now() - startedAt) / 1000)
  return { people, perSecond, p50: median(times), p95: quantile(times, 0.95) }
}
