import type { OrganisationKind } from '#protocol/accounts.ts'
import { setGoal } from '#protocol/indicators.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { act } from './acting.ts'
import { refreshPeople } from './live.ts'
import { peopleTexts } from './texts.ts'

interface Props {
  organisationId: string
  /** What it keeps itself now. */
  goal: { due: string; percent: number } | null
  onClose: () => void
}

const registration = 'staff_registered'
/** Everybody who has staff. */
const kinds: OrganisationKind[] = ['school', 'kindergarten', 'additional', 'college']

/** By which day how many percent of the staff are to be inside. */
export function GoalDialog({ organisationId, goal, onClose }: Props) {
  const t = useTexts(peopleTexts).progress

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    try {
      const wanted = { due: values['due'] ?? '', percent: Number(values['percent']), kinds }
      await call(setGoal, { organisationId, code: registration, goal: wanted })
    } catch (failure) {
      return errorsOf(failure, { goal_day_unknown: 'due' })
    }
    await done(t.saved)
  }

  async function takeAway() {
    if (await act(() => call(setGoal, { organisationId, code: registration, goal: null }))) await done(t.removed)
  }

  async function done(sentence: string) {
    toast(sentence)
    onClose()
    await refreshPeople()
  }

  return (
    <Dialog open title={t.goalTitle} onClose={onClose}>
      <Form onSubmit={save}>
        <p>{t.goalText}</p>
        <TextField name="due" type="date" label={t.due} defaultValue={goal?.due} required />
        <TextField
          name="percent"
          type="number"
          inputMode="numeric"
          label={t.percent}
          defaultValue={String(goal?.percent ?? 100)}
          min={1}
          max={100}
          required
        />
        <FormActions>
          {goal && (
            <Button tone="plain" onClick={() => void takeAway()}>
              {t.remove}
            </Button>
          )}
          <SubmitButton>{t.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
