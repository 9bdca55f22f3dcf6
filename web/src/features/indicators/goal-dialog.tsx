import { setGoal, type Dashboard, type Goal } from '#protocol/indicators.ts'
import type { OrganisationKind } from '#protocol/accounts.ts'
import { call } from '../../platform/api/call.ts'
import { formatCalendarDay, formatPercent } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { act } from '../people/acting.ts'
import { refreshPeople } from '../people/live.ts'
import { isOffice } from '../people/tabs.ts'
import { listedKinds } from './choice.ts'
import { refreshIndicators, type Named } from './live.ts'
import { indicatorTexts } from './texts.ts'
import styles from './dialogs.module.css'

interface Props {
  organisation: Dashboard['organisation']
  indicator: Named
  /** What holds now, by whose word ever. */
  goal: Goal | null
  onClose: () => void
}

/** By which day how many percent, and for which kinds of organisations. */
export function GoalDialog({ organisation, indicator, goal, onClose }: Props) {
  const t = useTexts(indicatorTexts).aim
  const own = goal?.organisationId === organisation.id ? goal : null
  const office = isOffice(organisation.kind)
  const input = { organisationId: organisation.id, code: indicator.code }

  async function save(values: Record<string, string>, data: FormData): Promise<FormErrors | void> {
    const kinds = office ? (data.getAll('kinds') as OrganisationKind[]) : [organisation.kind]
    if (kinds.length === 0) return { summary: t.needKinds }
    try {
      const wanted = { due: values['due'] ?? '', percent: Number(values['percent']), kinds }
      await call(setGoal, { ...input, goal: wanted })
    } catch (failure) {
      return errorsOf(failure, { goal_day_unknown: 'due' })
    }
    await done(t.saved)
  }

  async function takeAway() {
    if (await act(() => call(setGoal, { ...input, goal: null }))) await done(t.removed)
  }

  async function done(sentence: string) {
    toast(sentence)
    onClose()
    await Promise.all([refreshIndicators(), refreshPeople()])
  }

  return (
    <Dialog open title={indicator.title} onClose={onClose}>
      <Form onSubmit={save} aria-label={t.title}>
        <p>{t.text}</p>
        {goal && !own && (
          <Banner>
            {t.fromAbove(goal.organisationShortName, formatPercent(goal.percent / 100), formatCalendarDay(goal.due))}
          </Banner>
        )}
        <TextField
          name="percent"
          type="number"
          inputMode="numeric"
          label={t.percent}
          defaultValue={String(own?.percent ?? 100)}
          min={1}
          max={100}
          required
        />
        <TextField name="due" type="date" label={t.due} defaultValue={own?.due} required />
        {office && <Kinds chosen={own?.kinds} />}
        <FormActions>
          {own && (
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

function Kinds({ chosen }: { chosen: readonly OrganisationKind[] | undefined }) {
  const t = useTexts(indicatorTexts)
  return (
    <fieldset className={styles.kinds}>
      <legend>{t.aim.kinds}</legend>
      {listedKinds.map((kind) => (
        <Checkbox
          key={kind}
          name="kinds"
          value={kind}
          label={t.table.kindNames[kind]}
          defaultChecked={chosen ? chosen.includes(kind) : kind !== 'college'}
        />
      ))}
    </fieldset>
  )
}
