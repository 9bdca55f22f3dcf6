import { useState } from 'react'
import { listOrganisations, organisationPageMax, type Organisation } from '#protocol/organisations.ts'
import { startYearRun, yearRun, type YearRun } from '#protocol/school-year.ts'
import { call } from '../../platform/api/call.ts'
import { newId } from '../../platform/ids.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconSchool } from '../../ui/icons.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { act } from '../people/acting.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { refreshYear } from './refresh.ts'
import { RunCard } from './run-card.tsx'
import { yearTexts } from './texts.ts'
import styles from './school-year.module.css'

/** All organisations below an office at once: start, progress, what failed, and back. */
export function OfficeYear({ organisation }: { organisation: Organisation }) {
  const t = useTexts(yearTexts).office
  const { data, error, refetch } = useLoaded(yearRun, { organisationId: organisation.id }, { everyMs: 2_000 })
  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={4} />
  const { run, next } = data
  const going = run !== null && run.finishedAt === null
  return (
    <Stack gap={6}>
      {run && <RunCard run={run} />}
      {!going && next && <Start organisation={organisation} next={next} />}
      {!going && run && (
        <div>
          <Button onClick={() => void goBack(organisation.id)}>{t.undo}</Button>
        </div>
      )}
      {!run && !next && (
        <EmptyState icon={IconSchool} title={t.nothingTitle}>
          {t.nothingText}
        </EmptyState>
      )}
    </Stack>
  )
}

function Start({
  organisation,
  next,
}: {
  organisation: Organisation
  next: { toYear: string; organisations: number }
}) {
  const t = useTexts(yearTexts).office
  const [on, setOn] = useState('')
  const [without, setWithout] = useState<readonly string[]>([])

  async function start() {
    const count = Math.max(0, next.organisations - without.length)
    const question = { title: t.startTitle(next.toYear), text: t.startText(count), action: t.start }
    if (!(await confirm(question))) return
    await begin({ organisationId: organisation.id, kind: 'apply', without: [...without], ...(on ? { on } : {}) })
  }

  return (
    <>
      <p className={styles.quiet}>{t.intro}</p>
      <Banner>{t.next(next.toYear, next.organisations)}</Banner>
      <Card>
        <Stack>
          <div className={styles.day}>
            <TextField
              type="date"
              label={t.on}
              hint={t.onHint}
              value={on}
              onChange={(event) => setOn(event.target.value)}
            />
          </div>
          <LeftOut organisation={organisation} chosen={without} onChoose={setWithout} />
        </Stack>
      </Card>
      <div>
        <Button tone="primary" onClick={() => void start()}>
          {t.start}
        </Button>
      </div>
    </>
  )
}

interface LeftOutProps {
  organisation: Organisation
  chosen: readonly string[]
  onChoose: (ids: readonly string[]) => void
}

function LeftOut({ organisation, chosen, onChoose }: LeftOutProps) {
  const t = useTexts(yearTexts).office
  const [typed, setTyped] = useState('')
  const text = typed.trim().slice(0, 100)
  const query = {
    underId: organisation.id,
    order: 'tree' as const,
    limit: organisationPageMax,
    ...(text ? { text } : {}),
  }
  const { data } = useLoaded(listOrganisations, query, { keepLast: true })
  return (
    <details className={styles.leftOut}>
      <summary>
        {t.without}
        {chosen.length > 0 && `: ${chosen.length}`}
      </summary>
      <p className={styles.quiet}>{t.withoutText}</p>
      <SearchField value={typed} onChange={setTyped} label={t.search} />
      <ul className={styles.choices}>
        {(data?.organisations ?? []).map(({ id, shortName }) => (
          <li key={id}>
            <Checkbox
              label={shortName}
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChoose(event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
          </li>
        ))}
      </ul>
    </details>
  )
}

async function goBack(organisationId: string): Promise<void> {
  const t = texts(yearTexts).office
  if (!(await confirm({ title: t.undoTitle, text: t.undoText, action: t.undo, danger: true }))) return
  await begin({ organisationId, kind: 'undo', without: [] })
}

async function begin(input: { organisationId: string; kind: YearRun['kind']; without: string[]; on?: string }) {
  await act(() => call(startYearRun, { id: newId(), ...input }), texts(yearTexts).office.started)
  await refreshYear()
}
