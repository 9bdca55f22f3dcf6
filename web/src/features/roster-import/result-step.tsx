import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#protocol/contract.ts'
import { applyRoster, listRosterImports, rosterProgress, type ImportCounts } from '#protocol/roster-import.ts'
import { call } from '../../platform/api/call.ts'
import { Refusal } from '../../platform/api/refusal.ts'
import { formatNumber } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refresh, useLoaded } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card, Stack } from '../../ui/card.tsx'
import { IconUndo } from '../../ui/icons.tsx'
import { Progress } from '../../ui/progress.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { refreshPeople } from '../people/live.ts'
import { importTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import { undoAfterAsking, writingTimeoutMs } from './undo.ts'
import { choose, comparingOf, type Wizard } from './wizard.ts'
import styles from './import.module.css'

type Applied = OutputOf<typeof applyRoster>

const followEveryMs = 1_000

/** Brings the file in, and shows what became of it. A reload asks again under the same command id, which changes nothing twice. */
export function ResultStep(wizard: Wizard) {
  const { error, apply } = useApplying(wizard)
  const result = wizard.kept.values['result']
  if (error !== undefined) return <Trouble error={error} onAgain={apply} />
  if (!result) {
    return (
      <Stack>
        <Applying organisationId={wizard.organisationId} />
        <SkeletonRows rows={4} />
      </Stack>
    )
  }
  return <Done {...wizard} applied={JSON.parse(result) as Applied} />
}

const askEveryMs = 700

/** What the server does with the file, and how far it is. */
function Applying({ organisationId }: { organisationId: string }) {
  const t = useTexts(importTexts).changes
  const { data } = useLoaded(rosterProgress, { organisationId }, { everyMs: askEveryMs })
  const applying = data?.applying
  const share = applying?.stage === 'writing' && applying.total > 0 ? applying.done / applying.total : undefined
  const words = applying ? t.stages[applying.stage] : t.applying
  return (
    <Banner title={words}>
      <p>{t.applyingText}</p>
      {share !== undefined && (
        <>
          <Progress label={words} share={share} />
          <p className={styles.small}>{t.written(formatNumber(applying!.done), formatNumber(applying!.total))}</p>
        </>
      )}
    </Banner>
  )
}

function useApplying({ organisationId, kept, go }: Wizard) {
  const [error, setError] = useState<unknown>()
  const running = useRef(false)
  const { commandId = '', confirm = '', result } = kept.values

  async function apply() {
    if (running.current) return
    running.current = true
    setError(undefined)
    const confirmed = Number(confirm.replace(/\s/g, ''))
    const input = { ...comparingOf(organisationId, kept.values), ...(confirm ? { confirmLeaving: confirmed } : {}) }
    try {
      const applied = await call(applyRoster, input, { commandId, timeoutMs: writingTimeoutMs })
      choose(kept, { result: JSON.stringify(applied) })
      await Promise.all([refresh(listRosterImports), refreshPeople()])
    } catch (failure) {
      if (!(failure instanceof Refusal)) return setError(failure)
      // Nothing that was chosen is lost: back to where it can be chosen otherwise.
      choose(kept, { commandId: '', refused: failure.message })
      go('changes')
    } finally {
      running.current = false
    }
  }

  useEffect(() => {
    if (!result) void apply()
    // oxlint-disable-next-line react/exhaustive-deps -- once for each time that the page is opened
  }, [commandId])
  return { error, apply: () => void apply() }
}

function Done({ organisationId, kept, go, applied }: Wizard & { applied: Applied }) {
  const t = useTexts(importTexts)
  const { importId, counts } = applied
  const [busy, setBusy] = useState(false)
  const another = () => {
    kept.forget()
    choose(kept, { fileId: '', commandId: '' })
    go('file')
  }
  async function undo(id: string) {
    setBusy(true)
    if (await undoAfterAsking(organisationId, { importId: id, counts }).finally(() => setBusy(false))) another()
  }
  return (
    <Stack>
      <Card title={importId ? t.result.done : t.result.nothingNew}>
        <Counts counts={counts} />
        {importId && <Following organisationId={organisationId} importId={importId} />}
      </Card>
      <div className={styles.actions}>
        <ButtonLink tone="primary" href={`/organisations/${organisationId}/classes`}>
          {t.result.toClasses}
        </ButtonLink>
        <ButtonLink href={`/organisations/${organisationId}/staff`}>{t.result.toStaff}</ButtonLink>
        <Button onClick={another}>{t.result.another}</Button>
        {importId && (
          <Button icon={IconUndo} busy={busy} onClick={() => void undo(importId)}>
            {t.undo.button}
          </Button>
        )}
      </div>
    </Stack>
  )
}

const told = ['new', 'changed', 'left', 'classes', 'guardians', 'doubtful', 'errors'] as const

function Counts({ counts }: { counts: ImportCounts }) {
  const t = useTexts(importTexts).result.counts
  return (
    <ul className={styles.counts}>
      {told
        .filter((what) => counts[what] > 0)
        .map((what) => (
          <li key={what}>{t[what](counts[what])}</li>
        ))}
    </ul>
  )
}

/** How far chats have followed: that goes on by itself. */
function Following({ organisationId, importId }: { organisationId: string; importId: string }) {
  const t = useTexts(importTexts).result
  const [done, setDone] = useState(false)
  const { data } = useLoaded(listRosterImports, { organisationId }, done ? {} : { everyMs: followEveryMs })
  const following = data?.imports.find(({ id }) => id === importId)?.following
  const isDone = following !== undefined && following.done >= following.total
  useEffect(() => setDone(isDone), [isDone])
  if (!following) return null
  if (isDone) return <p className={styles.quiet}>{t.followed}</p>
  return (
    <div className={styles.following} role="status">
      <p>{t.following}</p>
      <Progress label={t.following} share={following.done / following.total} />
    </div>
  )
}
