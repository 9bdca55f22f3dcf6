import { setExpected, type ExpectedNumbers, type Organisation } from '#protocol/organisations.ts'
import { call } from '../../platform/api/call.ts'
import { calendarDay } from '../../platform/i18n/format.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { toast } from '../../ui/toast.ts'
import { errorsOf } from '../accounts/refused.ts'
import { refreshPeople } from '../people/live.ts'
import { tabLabels } from '../people/tabs.ts'
import { organisationTexts } from './texts.ts'
import styles from './organisations.module.css'

interface Props {
  organisation: Organisation
  /** What is expected today, to begin with. */
  last: ExpectedNumbers | undefined
  onClose: () => void
}

/** Expected numbers from a day on, with the paper they come from. */
export function ExpectedDialog({ organisation: { id, shortName, kind }, last, onClose }: Props) {
  const t = useTexts(organisationTexts)

  async function save(values: Record<string, string>): Promise<FormErrors | void> {
    const number = (name: string) => (values[name] ? Number(values[name]) : null)
    try {
      await call(setExpected, {
        organisationId: id,
        from: values['from'] ?? '',
        ...{ staff: number('staff'), children: number('children'), classes: number('classes') },
        source: (values['source'] ?? '').trim(),
      })
    } catch (failure) {
      return errorsOf(failure, { number_day_unknown: 'from', source_needed: 'source' })
    }
    toast(t.settings.saved)
    onClose()
    await refreshPeople()
  }

  const count = (name: 'staff' | 'children' | 'classes', label: string) => (
    <TextField
      name={name}
      type="number"
      inputMode="numeric"
      min={0}
      max={100_000}
      label={label}
      defaultValue={last?.[name] ?? ''}
    />
  )
  return (
    <Dialog open title={t.expected.title} onClose={onClose}>
      <Form onSubmit={save}>
        <p>{shortName}</p>
        <TextField name="from" type="date" label={t.expected.from} defaultValue={calendarDay()} required />
        <div className={styles.three}>
          {count('staff', t.expected.staff)}
          {count('children', t.expected.children)}
          {count('classes', tabLabels(kind).classes)}
        </div>
        <TextField
          name="source"
          label={t.expected.sourceLabel}
          hint={t.expected.sourceHint}
          defaultValue={last?.source}
          maxLength={200}
          required
        />
        <FormActions>
          <SubmitButton>{t.settings.save}</SubmitButton>
        </FormActions>
      </Form>
    </Dialog>
  )
}
