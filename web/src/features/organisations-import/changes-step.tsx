import { useState } from 'react'
import { applyOrganisations, inspectOrganisations, listOrganisationImports } from '#protocol/organisations-import.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { refresh } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Stack } from '../../ui/card.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { refreshPeople } from '../people/live.ts'
import { DoubtsList } from './doubts-list.tsx'
import { ChangedList, ErrorsList, NewList } from './found-lists.tsx'
import { MendButton } from './mend-button.tsx'
import { organisationsImportTexts } from './texts.ts'
import { Trouble } from './trouble.tsx'
import { useInspection, type Inspection } from './use-inspection.ts'
import { choose, readingOf, type Wizard } from './wizard.ts'
import styles from './organisations-import.module.css'

/** What the file would change, what is wrong in it, and the button that brings it in. */
export function ChangesStep(wizard: Wizard) {
  const { office, kept, go } = wizard
  const t = useTexts(organisationsImportTexts)
  const { found, error, again, old } = useInspection(office.id, kept.values)
  if (error && !found) {
    const back = <Button onClick={() => go('columns')}>{t.backToColumns}</Button>
    return <Trouble error={error} onAgain={again} actions={back} />
  }
  if (!found) {
    return (
      <Stack>
        <p role="status">{t.columns.reading}</p>
        <SkeletonRows rows={6} />
      </Stack>
    )
  }
  return (
    <Stack>
      <Found found={found} office={office} kept={kept} old={old} />
      {error && <Trouble error={error} onAgain={again} />}
      <Apply {...wizard} found={found} old={old} />
    </Stack>
  )
}

const sorts = ['new', 'changed', 'doubtful', 'errors'] as const

type Shown = { found: Inspection; old: boolean }

function Found({ found, old, office, kept }: Pick<Wizard, 'office' | 'kept'> & Shown) {
  const t = useTexts(organisationsImportTexts).changes
  const { counts } = found
  // What was decided stays on its list, to be decided otherwise.
  const there = sorts.filter((sort) => counts[sort] > 0 || (sort === 'doubtful' && found.doubtful.length > 0))
  const selected = there.find((sort) => sort === kept.values['tab']) ?? there[0]
  return (
    <>
      {counts.same > 0 && <p className={styles.quiet}>{t.same(counts.same)}</p>}
      {selected && (
        <Tabs
          label={t.label}
          tabs={there.map((id) => ({ id, label: t[id], count: counts[id] }))}
          selected={selected}
          onSelect={(tab) => choose(kept, { tab })}
        >
          <div className={styles.panel} aria-busy={old}>
            {selected === 'new' && <NewList found={found} />}
            {selected === 'changed' && <ChangedList found={found} />}
            {selected === 'doubtful' && <DoubtsList kept={kept} found={found} old={old} />}
            {selected === 'errors' && <ErrorsList found={found} />}
          </div>
        </Tabs>
      )}
      {counts.doubtful + counts.errors > 0 && <MendButton office={office} kept={kept} />}
    </>
  )
}

function Apply({ office, kept, go, found, old }: Wizard & Shown) {
  const t = useTexts(organisationsImportTexts)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const { counts } = found
  const isNothing = counts.new + counts.changed === 0
  const isMendable = counts.doubtful + counts.errors > 0

  async function apply() {
    if (old) return
    setBusy(true)
    setFailure(undefined)
    try {
      const applied = await call(applyOrganisations, readingOf(office.id, kept.values))
      choose(kept, { result: JSON.stringify(applied) })
      go('result')
      void Promise.all([refresh(listOrganisationImports, inspectOrganisations), refreshPeople()])
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      {failure !== undefined && <Trouble error={failure} onAgain={() => void apply()} />}
      {isNothing && (
        <Banner
          tone={isMendable ? 'attention' : 'success'}
          title={isMendable ? t.changes.nothingToTake : t.changes.nothing}
        />
      )}
      {old && (
        <p className={styles.small} role="status">
          {t.changes.comparing}
        </p>
      )}
      <div className={styles.actions}>
        <Button onClick={() => go('columns')}>{t.backToColumns}</Button>
        {!isNothing && (
          <Button tone="primary" busy={busy} aria-disabled={old || undefined} onClick={() => void apply()}>
            {t.changes.apply(counts.new, counts.changed)}
          </Button>
        )}
      </div>
    </>
  )
}
