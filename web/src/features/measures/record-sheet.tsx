import { useState } from 'react'
import { recordMeasure, type Gap, type Suggestion } from '#protocol/measures.ts'
import { call } from '../../platform/api/call.ts'
import { newId } from '../../platform/ids.ts'
import { useLanguage, useTexts } from '../../platform/i18n/index.ts'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshMeasures } from './live.ts'
import { MeasureFields } from './measure-fields.tsx'
import type { Desk } from './measures-desk.tsx'
import { measureTexts } from './texts.ts'

interface Props {
  desk: Desk
  gap: Gap
  taken: Suggestion | 'own'
  onClose: () => void
}

/** Everything is filled in: who agrees presses once. */
export function RecordSheet({ desk, gap, taken, onClose }: Props) {
  const t = useTexts(measureTexts)
  const language = useLanguage()
  // One and the same measure, however often a bad line makes one press.
  const [id] = useState(newId)
  const { organisation, proposedDue, today } = desk
  const decision = taken === 'own' ? '' : taken.text[language]

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    const { decision: said = '', owner = '', due = '' } = values
    try {
      await call(recordMeasure, {
        ...{ id, organisationId: organisation.id, code: gap.code, decision: said, owner, due },
        ...(taken === 'own' ? {} : { suggestion: taken.code }),
      })
    } catch (failure) {
      return errorsOf(failure, { measure_due_wrong: 'due' })
    }
    toast(t.record.saved)
    onClose()
    await refreshMeasures()
  }

  return (
    <Sheet open title={gap.title[language]} onClose={onClose}>
      <Form onSubmit={save} aria-label={t.record.title}>
        <MeasureFields decision={decision} owner={t.owners[organisation.kind]} due={proposedDue} min={today} />
        <FormActions>
          <SubmitButton>{t.record.save}</SubmitButton>
        </FormActions>
      </Form>
    </Sheet>
  )
}
