import { useState } from 'react'
import { answerConsent, myConsents, withdrawConsent, type AskedConsent, type ConsentText } from '#protocol/consents.ts'
import { call } from '../../platform/api/call.ts'
import { formatDayTime, formatDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { newId } from '../../platform/ids.ts'
import { refresh } from '../../platform/queries.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { confirm } from '../../ui/confirm.ts'
import { act } from '../people/acting.ts'
import { consentTexts } from './texts.ts'
import styles from './consents.module.css'

interface Props {
  asked: AskedConsent
  text: ConsentText
}

/** One child in one organisation: the text to read, the answer, and the way to take it back. */
export function ConsentCard({ asked, text }: Props) {
  const t = useTexts(consentTexts).mine
  const { child, own, organisation, given, maySign } = asked
  return (
    <Card title={own ? t.titleOwn : t.title(child.name)}>
      <div className={styles.parts}>
        <p>{t.organisation(organisation.name)}</p>
        {!given && <Standing asked={asked} />}
        {given && (
          <p>
            {own
              ? t.givenOwn(formatDayTime(given.at), given.version)
              : t.given(given.by.name, formatDayTime(given.at), given.version)}
          </p>
        )}
        {given && !own && asked.ownMissing && <Banner>{t.ownMissing(child.name)}</Banner>}
        <Wording text={text} open={!given && maySign} />
        {!maySign && <p className={styles.quiet}>{t.noRight}</p>}
        {maySign && (given ? <Withdraw asked={asked} /> : <Answer asked={asked} text={text} />)}
      </div>
    </Card>
  )
}

function Standing({ asked: { own, state, waits, dueAt, renewed } }: Pick<Props, 'asked'>) {
  const t = useTexts(consentTexts).mine
  const words = waits ? (own ? t.waitsOwn : t.waits) : dueAt ? (own ? t.dueOwn : t.due)(formatDay(dueAt)) : ''
  return (
    <>
      {renewed && <p>{t.renewed}</p>}
      {words && <Banner tone="attention">{words}</Banner>}
      {state === 'refused' && <p className={styles.quiet}>{own ? t.refusedOwn : t.refused}</p>}
    </>
  )
}

/** Word for word as the file has it; the row keeps its version and hash. */
function Wording({ text, open }: { text: ConsentText; open: boolean }) {
  const t = useTexts(consentTexts).mine
  return (
    <details open={open}>
      <summary className={styles.summary}>{t.text}</summary>
      <div className={styles.text}>
        {text.text
          .trim()
          .split('\n\n')
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        <p className={styles.quiet}>{t.version(text.version)}</p>
      </div>
    </details>
  )
}

/** The two answers, for a guardian or for oneself. */
export function Answer({ asked: { child, own, organisation }, text }: Props) {
  const t = useTexts(consentTexts).mine
  const [busy, setBusy] = useState<'agree' | 'disagree'>()

  async function answer(agreed: boolean) {
    const sure = own
      ? { title: t.refuseSureOwn, text: t.refuseTextOwn, action: t.disagree }
      : { title: t.refuseSure(child.name), text: t.refuseText, action: t.disagree }
    if (!agreed && !(await confirm(sure))) return
    setBusy(agreed ? 'agree' : 'disagree')
    const { version, locale, hash } = text
    const input = { id: newId(), childId: child.id, organisationId: organisation.id, agreed, version, locale, hash }
    await act(() => call(answerConsent, input), agreed ? (own ? t.agreedOwn : t.agreed) : t.disagreed)
    await refresh(myConsents)
    setBusy(undefined)
  }

  return (
    <div className={styles.acts}>
      <Button tone="primary" busy={busy === 'agree'} onClick={() => void answer(true)}>
        {t.agree}
      </Button>
      <Button busy={busy === 'disagree'} onClick={() => void answer(false)}>
        {t.disagree}
      </Button>
    </div>
  )
}

function Withdraw({ asked: { child, own, given } }: Pick<Props, 'asked'>) {
  const t = useTexts(consentTexts).mine

  async function withdraw() {
    const sure = own
      ? { title: t.withdrawSureOwn, text: t.withdrawTextOwn, action: t.withdraw, danger: true }
      : { title: t.withdrawSure(child.name), text: t.withdrawText, action: t.withdraw, danger: true }
    if (!given || !(await confirm(sure))) return
    await act(() => call(withdrawConsent, { consentId: given.id }), own ? t.withdrawnOwn : t.withdrawn)
    await refresh(myConsents)
  }

  return (
    <div>
      <Button onClick={() => void withdraw()}>{t.withdraw}</Button>
    </div>
  )
}
