import { now } from '../../platform/clock.ts'
import { useState } from 'react'
import { navigate } from 'wouter/use-browser-location'
import { closeClassCode, issueClassCode, type ClassCode } from '#protocol/classes.ts'
import { call } from '../../platform/api/call.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { IconPrint } from '../../ui/icons.tsx'
import { act, attempt } from '../people/acting.ts'
import { codesAddress } from '../people/addresses.ts'
import { refreshPeople } from '../people/live.ts'
import type { ClassView } from './class-page.tsx'
import { classTexts } from './texts.ts'
import styles from './classes.module.css'

type For = ClassCode['for']

const dayMs = 86_400_000

/** Open codes of a class: how long, how many came, closed in one press. A new one is printed at once. */
export function ClassCodes({ view }: { view: ClassView }) {
  const t = useTexts(classTexts).codes
  const [busy, setBusy] = useState(false)
  const audiences: readonly For[] = view.class.kind === 'kindergarten_group' ? ['guardians'] : ['pupils', 'guardians']
  const empty = view.lines.length === 0

  async function issue(whom: readonly For[]) {
    setBusy(true)
    const ids = await attempt(async () => {
      const issued: string[] = []
      for (const one of whom) {
        issued.push((await call(issueClassCode, { id: newId(), classId: view.class.id, for: one })).codeId)
      }
      return issued
    })
    setBusy(false)
    if (ids) navigate(codesAddress(ids))
    else await refreshPeople()
  }

  return (
    <Card title={t.title}>
      <p className={styles.small}>{empty ? t.needsList : t.text}</p>
      {!empty && (
        <div className={styles.sub}>
          {audiences.map((whom) => (
            <CodeRow
              key={whom}
              whom={whom}
              code={view.codes.find((code) => code.for === whom)}
              busy={busy}
              onIssue={() => void issue([whom])}
            />
          ))}
          {view.codes.length === 0 && audiences.length > 1 && (
            <Button tone="primary" wide icon={IconPrint} busy={busy} onClick={() => void issue(audiences)}>
              {t.both}
            </Button>
          )}
          <p className={`${styles.small} ${styles.sub}`}>{t.once}</p>
        </div>
      )}
    </Card>
  )
}

interface CodeRowProps {
  whom: For
  code: ClassCode | undefined
  busy: boolean
  onIssue: () => void
}

function CodeRow({ whom, code, busy, onIssue }: CodeRowProps) {
  const t = useTexts(classTexts).codes
  return (
    <div className={styles.codeRow}>
      <div className={styles.codeWords}>
        <p>{t.for[whom]}</p>
        <p className={styles.small}>
          {code ? `${t.left(daysLeft(code.expiresAt))} · ${t.used(code.used, code.seats)}` : t.none}
        </p>
      </div>
      <div className={styles.codeActs}>
        {code && (
          <Button size="s" tone="plain" aria-label={t.closeLabel[whom]} onClick={() => void close(code.id)}>
            {t.close}
          </Button>
        )}
        <Button size="s" busy={busy} aria-label={code ? t.renewLabel[whom] : t.issueLabel[whom]} onClick={onIssue}>
          {code ? t.renew : t.issue}
        </Button>
      </div>
    </div>
  )
}

async function close(codeId: string): Promise<void> {
  await act(() => call(closeClassCode, { codeId }), texts(classTexts).codes.closed)
  await refreshPeople()
}

function daysLeft(until: string): number {
  return Math.floor((Date.parse(until) - now()) / dayMs)
}
