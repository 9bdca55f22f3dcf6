import { useState } from 'react'
import type { Organisation } from '#protocol/organisations.ts'
import { decideYear, yearPupils, type YearLine, type YearPlan } from '#protocol/school-year.ts'
import { call } from '../../platform/api/call.ts'
import { useTexts } from '../../platform/i18n/index.ts'
import { useLoaded } from '../../platform/queries.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { Form, FormActions, SubmitButton, type FormErrors } from '../../ui/form.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorsOf } from '../accounts/refused.ts'
import { act } from '../people/acting.ts'
import { LoadFailed } from '../people/load-failed.tsx'
import { refreshYear } from './refresh.ts'
import { yearTexts } from './texts.ts'
import styles from './school-year.module.css'

interface Props {
  organisation: Organisation
  line: YearLine
  plan: YearPlan
  onClose: () => void
}

type What = 'proposed' | 'stays' | 'leaves' | 'other'

/** What becomes of one class, and of single children in it. */
export function LineSheet({ organisation, line, plan, onClose }: Props) {
  const t = useTexts(yearTexts).line
  const [what, setWhat] = useState(whatOf(line))
  const { name, proposed, classId } = line
  const names: Record<What, string | null> = { proposed, stays: name, leaves: null, other: line.to }

  async function save(form: Record<string, string>): Promise<FormErrors | void> {
    const to = what === 'other' ? (form['name'] ?? '').trim() : names[what]
    const decided = { classId, to, teachers: form['teachers'] === 'on' }
    try {
      await call(decideYear, { organisationId: organisation.id, lines: [decided] })
    } catch (failure) {
      return errorsOf(failure, { year_name_empty: 'name', bad_input: 'name' })
    }
    await refreshYear()
    onClose()
  }

  return (
    <Sheet open title={t.title(name)} onClose={onClose}>
      <Form onSubmit={save}>
        <Select
          label={t.what}
          value={what}
          onChange={(event) => setWhat(event.target.value as What)}
          options={[
            ...(proposed !== null && proposed !== name ? [{ value: 'proposed', label: t.proposed(proposed) }] : []),
            { value: 'stays', label: t.stays(name) },
            { value: 'leaves', label: t.leaves },
            { value: 'other', label: t.other },
          ]}
        />
        {what === 'other' && (
          <TextField
            name="name"
            label={t.name}
            hint={t.nameHint}
            defaultValue={line.to ?? ''}
            maxLength={60}
            autoComplete="off"
            required
          />
        )}
        <Checkbox name="teachers" label={t.teachers} defaultChecked={line.teachers} />
        <FormActions>
          <SubmitButton>{t.save}</SubmitButton>
        </FormActions>
      </Form>
      <OneByOne organisation={organisation} line={line} plan={plan} />
    </Sheet>
  )
}

function whatOf({ to, name, proposed }: YearLine): What {
  if (to === null) return 'leaves'
  if (to === name) return 'stays'
  return to === proposed ? 'proposed' : 'other'
}

const withClass = ''
const gone = '–'

function OneByOne({ organisation, line, plan }: Omit<Props, 'onClose'>) {
  const t = useTexts(yearTexts).line
  const { data, error, refetch } = useLoaded(yearPupils, { classId: line.classId })

  async function send(personId: string, chosen: string) {
    const decided = chosen === withClass ? { personId } : { personId, to: chosen === gone ? null : chosen }
    await act(() =>
      call(decideYear, { organisationId: organisation.id, lines: [{ classId: line.classId, pupils: [decided] }] }),
    )
    await refreshYear()
  }

  if (!data) return error ? <LoadFailed error={error} onAgain={() => void refetch()} /> : <SkeletonRows rows={3} />
  return (
    <section aria-label={t.one} className={styles.children}>
      <h3 className={styles.heading}>{t.one}</h3>
      <p className={styles.quiet}>{data.pupils.length === 0 ? t.none : t.oneText}</p>
      <ul>
        {data.pupils.map(({ person, to }) => (
          <li key={person.id} className={styles.child}>
            <span className={styles.childName}>{person.fullName}</span>
            <Select
              label={t.whereTo(person.fullName)}
              labelHidden
              value={to === undefined ? withClass : (to ?? gone)}
              onChange={(event) => void send(person.id, event.target.value)}
              options={[
                { value: withClass, label: t.with },
                { value: line.name, label: t.staysDown(line.name) },
                { value: gone, label: t.gone },
                ...othersIn(plan, line).map((name) => ({ value: name, label: t.to(name) })),
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Classes of the coming year that a child may come to. */
function othersIn({ lines, newClasses }: YearPlan, { name }: YearLine): string[] {
  const all = [...lines.flatMap(({ to }) => to ?? []), ...newClasses]
  return [...new Set(all)].filter((one) => one !== name)
}
