import type { Organisation } from '#protocol/organisations.ts'
import { decideYear, type YearPlan, type YearStep } from '#protocol/school-year.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshYear } from './refresh.ts'
import { yearTexts } from './texts.ts'
import styles from './school-year.module.css'

/** What holds for all classes at once. */
export function HowCard({ organisation, plan }: { organisation: Organisation; plan: YearPlan }) {
  const t = useTexts(yearTexts).how
  const has = (kind: YearPlan['lines'][number]['kind']) => plan.lines.some((line) => line.kind === kind)

  async function save(form: Record<string, string>): Promise<FormErrors | void> {
    const newClasses = (form['newClasses'] ?? '').split(/[,;\n]/).map((name) => name.trim())
    try {
      await call(decideYear, {
        organisationId: organisation.id,
        ...(form['on'] ? { on: form['on'] } : {}),
        newClasses: newClasses.filter((name) => name !== ''),
        ...(form['groups'] ? { groups: form['groups'] as YearStep } : {}),
        ...(form['clubs'] ? { clubs: form['clubs'] as YearStep } : {}),
      })
    } catch (failure) {
      return errorsOf(failure, { year_day_outside: 'on', bad_input: 'newClasses' })
    }
    toast(t.saved)
    await refreshYear()
  }

  const steps = (of: 'groups' | 'clubs') => [
    { value: 'up', label: t.up[of] },
    { value: 'stay', label: t.stay[of] },
  ]
  return (
    <Card title={t.title}>
      <Form onSubmit={save} className={cx(styles.how)}>
        <TextField type="date" name="on" label={t.on} hint={t.onHint} defaultValue={plan.on} required />
        <TextField
          name="newClasses"
          label={organisation.kind === 'kindergarten' ? t.newGroups : t.newClasses}
          hint={t.newClassesHint}
          defaultValue={plan.newClasses.join(', ')}
          maxLength={600}
          autoComplete="off"
        />
        {has('kindergarten_group') && (
          <Select name="groups" label={t.groups} defaultValue={plan.groups} options={steps('groups')} />
        )}
        {has('association') && (
          <Select name="clubs" label={t.clubs} defaultValue={plan.clubs} options={steps('clubs')} />
        )}
        <FormActions>
          <SubmitButton tone="quiet">{t.save}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  )
}
