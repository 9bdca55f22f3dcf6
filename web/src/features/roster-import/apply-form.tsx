import type { ReactNode } from 'react'
import type { ImportCover } from '#protocol/roster-import.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { KeptValues } from '../accounts/kept-values.ts'
import { importTexts } from './texts.ts'
import type { Doubt, Inspection } from './use-inspection.ts'
import { choose, decisionsIn } from './wizard.ts'
import styles from './import.module.css'

const covers: readonly ImportCover[] = ['organisation', 'pupils', 'classes', 'staff', 'nobody']

interface Props {
  kept: KeptValues
  found: Inspection
  doubts: readonly Doubt[]
  /** The figures of the last choice are on their way. */
  old: boolean
  onApply: () => void
  back: ReactNode
}

/** Whom the file covers, how many leave where that has to be said, and the button. */
export function ApplyForm({ kept, found, doubts, old, onApply, back }: Props) {
  const t = useTexts(importTexts).changes
  const decided = new Set(decisionsIn(kept.values).map(({ doubt }) => doubt))
  const open = doubts.filter(({ key, reason }) => reason !== 'same_line' && !decided.has(key)).length
  const nothing = found.new + found.changed + found.left === 0

  function submit({ confirm = '' }: Record<string, string>): FormErrors | void {
    if (old) return
    if (found.mustConfirm && Number(confirm.replace(/\s/g, '')) !== found.left)
      return { fields: { confirm: t.confirmWrong(found.left) } }
    onApply()
  }

  return (
    <Card>
      <div onInput={kept.onInput}>
        <Form onSubmit={submit} className={styles.form ?? ''}>
          <Select
            label={t.cover}
            hint={t.coverHint}
            value={kept.values['cover'] ?? ''}
            onChange={(event) => choose(kept, { cover: event.target.value, confirm: '' })}
            options={[
              { value: '', label: kept.values['cover'] ? t.coverAuto : t.coverFound(t.covers[found.cover.of]) },
              ...covers.map((value) => ({ value, label: t.covers[value] })),
            ]}
          />
          {found.cover.classes.length > 0 && (
            <p className={styles.small}>{t.classesOf(found.cover.classes.join(', '))}</p>
          )}
          {found.mustConfirm && (
            <TextField
              name="confirm"
              label={t.confirm}
              hint={t.confirmHint(found.left, found.covered)}
              defaultValue={kept.values['confirm'] ?? ''}
              inputMode="numeric"
              autoComplete="off"
              maxLength={9}
            />
          )}
          {open > 0 && <p className={styles.small}>{t.open(open)}</p>}
          {old && (
            <p className={styles.small} role="status">
              {t.comparing}
            </p>
          )}
          {nothing && !old && <p className={styles.quiet}>{t.nothing}</p>}
          <FormActions>
            <SubmitButton disabled={nothing} aria-disabled={old || undefined}>
              {t.apply}
            </SubmitButton>
            {back}
          </FormActions>
        </Form>
      </div>
    </Card>
  )
}
