import { setCutOff, type Dashboard } from '#protocol/indicators.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshIndicators } from './live.ts'
import { indicatorTexts } from './texts.ts'

/** The one day and time at which all below the topmost office are counted. */
export function CutOffDialog({ cutOff, onClose }: { cutOff: Dashboard['cutOff']; onClose: () => void }) {
  const t = useTexts(indicatorTexts).shots

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    const [weekday, time] = [Number(values['weekday']), values['time'] ?? '']
    try {
      await call(setCutOff, { organisationId: cutOff.organisationId, weekday, time })
    } catch (failure) {
      return errorsOf(failure)
    }
    toast(t.cutOffSaved)
    onClose()
    await refreshIndicators()
  }

  return (
    <Dialog open title={t.changeCutOff} onClose={onClose}>
      <Form onSubmit={save}>
        <p>{t.cutOffText}</p>
        <Select
          name="weekday"
          label={t.weekday}
          defaultValue={String(cutOff.weekday)}
          options={t.weekdays.map((label, at) => ({ value: String(at + 1), label }))}
        />
        <TextField
          name="time"
          type="time"
          label={t.time}
          hint={t.timeHint(cutOff.timeZone)}
          defaultValue={cutOff.time}
          required
        />
        <FormActions>
          <SubmitButton>{t.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
