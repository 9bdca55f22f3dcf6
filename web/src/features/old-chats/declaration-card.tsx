import { useState } from 'react'
import { declareOldChats, type OldChatDeclaration } from '#protocol/old-chats.ts'
import { call } from '../../platform/api/call.ts'
import { newId } from '../../platform/ids.ts'
import { formatDay } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { confirm } from '../../ui/confirm.ts'
import { IconAlert, IconCircleCheck } from '../../ui/icons.tsx'
import { act } from '../people/acting.ts'
import { refreshOldChats } from './refresh.ts'
import type ru from './texts.ru.ts'
import { oldChatTexts } from './texts.ts'
import styles from './cards.module.css'
import shared from './old-chats.module.css'

interface Props {
  organisationId: string
  declaration: OldChatDeclaration | null
  /** Chats on the list now. */
  total: number
  mayDeclare: boolean
}

/** Whether the head has said that all chats are on the list, for how long that is good, and the press that says so. */
export function DeclarationCard({ organisationId, declaration, total, mayDeclare }: Props) {
  const t = useTexts(oldChatTexts).declaration
  const [busy, setBusy] = useState(false)
  const isGood = declaration !== null && declaration.daysLeft > 0

  async function declare() {
    if (!(await agreed(total))) return
    setBusy(true)
    await act(() => call(declareOldChats, { id: newId(), organisationId }), texts(oldChatTexts).declaration.done)
    await refreshOldChats()
    setBusy(false)
  }

  return (
    <section className={styles.card} aria-label={t.title}>
      <h2 className={styles.cardTitle}>
        {isGood ? <IconCircleCheck className={styles.success} /> : <IconAlert className={styles.attention} />}
        {isGood ? t.title : t.question}
      </h2>
      <p>{sentenceOf(declaration, t)}</p>
      {isGood && declaration.chats !== total && <p className={shared.small}>{t.since(declaration.chats, total)}</p>}
      {!isGood && total === 0 && <p className={shared.small}>{t.neverEmpty}</p>}
      {mayDeclare ? (
        <div className={styles.cardAct}>
          <Button tone={isGood ? 'quiet' : 'primary'} busy={busy} onClick={() => void declare()}>
            {declaration ? t.renew : t.declare}
          </Button>
        </div>
      ) : (
        !isGood && <p className={shared.small}>{t.onlyHead}</p>
      )}
    </section>
  )
}

function sentenceOf(declaration: OldChatDeclaration | null, t: (typeof ru)['declaration']): string {
  if (!declaration) return t.never
  const when = formatDay(declaration.at)
  return declaration.daysLeft === 0 ? t.over(when) : t.good(declaration.daysLeft, declaration.by?.name ?? '', when)
}

function agreed(total: number): Promise<boolean> {
  const t = texts(oldChatTexts).declaration
  return confirm({ title: t.question, text: t.text(total), action: t.yes })
}
