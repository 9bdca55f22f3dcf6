import { changeMeasure, type Measure } from '#protocol/measures.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshMeasures } from './live.ts'
import { MeasureFields } from './measure-fields.tsx'
import { measureTexts } from './texts.ts'

/** Other words, another owner, another day; that it was put off stays visible. */
export function ChangeDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const t = useTexts(measureTexts)

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    const { decision = '', owner = '', due = '' } = values
    try {
      await call(changeMeasure, { measureId: measure.id, decision, owner, ...(due === measure.due ? {} : { due }) })
    } catch (failure) {
      return errorsOf(failure, { measure_due_wrong: 'due' })
    }
    toast(t.changed)
    onClose()
    await refreshMeasures()
  }

  return (
    <Dialog open title={t.record.title} onClose={onClose}>
      <Form onSubmit={save} aria-label={t.record.title}>
        <MeasureFields decision={measure.decision} owner={measure.owner} due={measure.due} />
        <FormActions>
          <SubmitButton>{t.change}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
