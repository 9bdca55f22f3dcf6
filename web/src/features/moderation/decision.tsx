import { useState } from 'react'
import { getReport, listReports, resolveReport, type ReportAction } from '#protocol/moderation.ts'
import { call } from '../../platform/api/call.ts'
import { formatList } from '../../platform/i18n/format.ts'
import { texts, useTexts } from '../../platform/i18n/index.ts'
import { refresh } from '../../platform/queries.ts'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { confirm } from '../../ui/confirm.ts'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { chosenWith } from './decision.rules.ts'
import type { Report } from './report-pane.tsx'
import { moderationTexts } from './texts.ts'
import styles from './moderation.module.css'

const order: readonly ReportAction[] = [
  'delete_message',
  'warn',
  'remove_from_conversation',
  'block_account',
  'dismiss',
]

/** What is done about it. «No violation» stands alone; closing an account and dismissing say why. */
export function Decision({ view }: { view: Report }) {
  const t = useTexts(moderationTexts).report
  const [chosen, setChosen] = useState<readonly ReportAction[]>([])
  const noteNeeded = chosen.includes('dismiss') || chosen.includes('block_account')

  async function answer({ note = '' }: Record<string, string>): Promise<FormErrors | void> {
    const wrong = faultOf(chosen, note, noteNeeded)
    if (wrong) return wrong
    if (!(await sure(chosen))) return
    try {
      await call(resolveReport, {
        reportId: view.report.id,
        actions: order.filter((action) => chosen.includes(action)),
        ...(note.trim() ? { note: note.trim() } : {}),
      })
    } catch (failure) {
      return errorsOf(failure, { report_note_needed: 'note' })
    } finally {
      await refresh(listReports, getReport)
    }
    toast(chosen.includes('dismiss') ? t.dismissed : t.done)
  }

  return (
    <Card title={t.decision}>
      <Form onSubmit={answer} aria-label={t.decision}>
        <div className={styles.choices}>
          {order
            .filter((action) => view.possible.includes(action))
            .map((action) => (
              <Checkbox
                key={action}
                label={t.actions[action].label}
                hint={t.actions[action].hint}
                checked={chosen.includes(action)}
                onChange={(event) => setChosen(chosenWith(chosen, action, event.target.checked))}
              />
            ))}
        </div>
        <TextArea name="note" label={t.note} hint={t.noteHint} optional={!noteNeeded} maxLength={1000} />
        <FormActions>
          <SubmitButton>{t.submit}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}

function faultOf(chosen: readonly ReportAction[], note: string, noteNeeded: boolean): FormErrors | undefined {
  const t = texts(moderationTexts).report
  if (chosen.length === 0) return { summary: t.nothingChosen }
  return noteNeeded && note.trim() === '' ? { fields: { note: t.noteNeeded } } : undefined
}

function labelOf(action: ReportAction, index: number): string {
  const { label } = texts(moderationTexts).report.actions[action]
  return index === 0 ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1)
}

/** A warning can be explained and «no violation» harms nobody; what cannot be taken back is asked about. */
function sure(chosen: readonly ReportAction[]): Promise<boolean> {
  const t = texts(moderationTexts).report
  if (!chosen.some((action) => action !== 'warn' && action !== 'dismiss')) return Promise.resolve(true)
  const acts = formatList(order.filter((action) => chosen.includes(action)).map(labelOf))
  return confirm({ title: t.confirmTitle, text: t.confirmText(acts), action: t.confirm, danger: true })
}
