import { finishMeasure, measureTextMax, type Measure } from '#protocol/measures.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshMeasures } from './live.ts'
import { measureTexts } from './texts.ts'

export function FinishDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const t = useTexts(measureTexts)

  async function save({ result = '', evidence = '' }: Record<string, string>): Promise<FormErrors | void> {
    try {
      await call(finishMeasure, { measureId: measure.id, result, evidence })
    } catch (failure) {
      return errorsOf(failure)
    }
    toast(t.finished)
    onClose()
    await refreshMeasures()
  }

  return (
    <Dialog open title={t.finishTitle} onClose={onClose}>
      <Form onSubmit={save} aria-label={t.finishTitle}>
        <p>{measure.decision}</p>
        <TextArea name="result" label={t.result} maxLength={measureTextMax} required />
        <TextField name="evidence" label={t.evidence} hint={t.evidenceHint} maxLength={measureTextMax} optional />
        <FormActions>
          <SubmitButton>{t.finishSave}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
