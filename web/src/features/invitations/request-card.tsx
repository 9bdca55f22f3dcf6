import { useRef, useState } from 'react'
import { approveJoin, refuseJoin, type JoinRequest } from '#protocol/invitations.ts'
import { call } from '../../platform/api/call.ts'
import { formatDayTime } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconAlert, IconInfo } from '../../ui/icons.tsx'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { LineChoice } from './line-choice.tsx'
import { cautionsOf, suggestedLine, wordsOf } from './request.rules.ts'
import { invitationTexts } from './texts.ts'
import { aboutRequest } from './request-words.ts'
import styles from './requests.module.css'

/** One who asks: as what, what to look at twice, the line of the list, and two buttons. */
export function RequestCard({ request }: { request: JoinRequest }) {
  const t = useTexts(invitationTexts).requests
  const [chosen, setChosen] = useState<string>()
  const [confirmed, setConfirmed] = useState(true)
  const [busy, setBusy] = useState(false)
  const card = useRef<HTMLLIElement>(null)
  const name = wordsOf(request.name)
  const lineId = chosen ?? suggestedLine(request)
  const needsLine = request.kind !== 'staff'
  const claims = request.relation === 'representative'

  async function answer(run: () => Promise<unknown>, done: string) {
    const list = card.current?.closest('ul')
    setBusy(true)
    await act(run, done)
    await refreshPeople()
    setBusy(false)
    // The card is gone with its button: the keyboard goes on from the list.
    if (document.activeElement === document.body) list?.focus()
  }

  async function approve() {
    const line = needsLine && lineId ? { lineId } : {}
    const representative = claims && confirmed ? { representative: true } : {}
    await answer(() => call(approveJoin, { requestId: request.id, ...line, ...representative }), t.approved(name))
  }

  async function refuse() {
    const question = { title: t.refuseTitle(name), text: t.refuseText, action: t.refuse, danger: true }
    if (!(await confirm(question))) return
    await answer(() => call(refuseJoin, { requestId: request.id }), t.refused(name))
  }

  return (
    <li ref={card} className={styles.card}>
      <div className={styles.who}>
        <p className={styles.name}>{name}</p>
        <time className={styles.when} dateTime={request.at}>
          {formatDayTime(request.at)}
        </time>
      </div>
      <p className={styles.about}>{aboutRequest(request)}</p>
      <Cautions request={request} />
      {needsLine && <LineChoice request={request} chosen={lineId} onChoose={setChosen} />}
      {claims && (
        <Checkbox
          label={t.representative}
          hint={t.representativeHint}
          checked={confirmed}
          onChange={(event) => setConfirmed(event.target.checked)}
        />
      )}
      {request.relation === 'close' && <p className={styles.hint}>{t.close}</p>}
      <div className={styles.acts}>
        <Button
          tone="primary"
          size="s"
          busy={busy}
          disabled={needsLine && !lineId}
          aria-label={t.approveLabel(name)}
          onClick={() => void approve()}
        >
          {t.approve}
        </Button>
        <Button size="s" disabled={busy} aria-label={t.refuseLabel(name)} onClick={() => void refuse()}>
          {t.refuse}
        </Button>
      </div>
    </li>
  )
}

function Cautions({ request }: { request: JoinRequest }) {
  const t = texts(invitationTexts).requests
  return (
    <>
      {cautionsOf(request).map((caution) => (
        <p key={caution} className={styles.caution}>
          <IconAlert size={16} />
          {t[caution]}
        </p>
      ))}
      {request.known && (
        <p className={styles.note}>
          <IconInfo size={16} />
          {t.known}
        </p>
      )}
    </>
  )
}
